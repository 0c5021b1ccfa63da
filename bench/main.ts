/** `npm run bench [-- --smoke] [name …]`: runs each benchmark in a process of its own and prints what it measured. */

import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const smoke = process.argv.includes('--smoke')
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.slice(0, -'.ts'.length))
  .sort()
const chosen = wanted.length === 0 ? names : names.filter((name) => wanted.includes(name))
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(', ')}. There are: ${names.join(', ')}`)
  process.exit(2)
}

let failed = 0
for (const name of chosen) {
  console.log(`\n== ${name}${smoke ? ' (smoke size: figures mean nothing)' : ''}`)
  const script = join(import.meta.dirname, `${name}.ts`)
  const run = spawnSync(process.execPath, ['--no-warnings', script, ...(smoke ? ['--smoke'] : [])], {
    stdio: 'inherit',
  })
  if (run.status !== 0) {
    failed += 1
    console.error(`${name} failed (exit ${run.status ?? run.signal})`)
  }
}
console.log(`\n${chosen.length - failed} of ${chosen.length} benchmarks ran`)
process.exit(failed === 0 ? 0 : 1)
