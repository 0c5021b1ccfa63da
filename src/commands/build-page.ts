/** Builds the web chat page; run by the server in a process of its own when the page is missing or older than its sources. */

import { build } from 'vite'
import { PAGE_CONFIG } from './page-build.ts'

await build({ configFile: PAGE_CONFIG, logLevel: 'warn' })
