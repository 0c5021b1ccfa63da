/** Builds the web chat page; run by the server in a process of its own when the page is missing or older than its sources. */

import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { build } from 'vite'
import { draftFolder, PAGE_CONFIG, PAGE_FOLDER, putInPlace, removeAbandoned } from './page-build.ts'

await mkdir(dirname(PAGE_FOLDER), { recursive: true })
await removeAbandoned(PAGE_FOLDER)
const draft = draftFolder(PAGE_FOLDER)
await build({ configFile: PAGE_CONFIG, logLevel: 'warn', build: { outDir: draft } })
await putInPlace(draft, PAGE_FOLDER)
