import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { putInPlace, removeAbandoned } from '../../src/commands/page-build.ts'

let place: string
let page: string
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'escale-build-'))
  page = join(place, 'page')
})
afterEach(() => rm(place, { recursive: true }))

async function draftOf(build: string): Promise<string> {
  const draft = `${page}.new-${build}`
  await mkdir(join(draft, 'assets'), { recursive: true })
  await writeFile(join(draft, 'index.html'), build)
  await writeFile(join(draft, 'assets', `${build}.js`), build)
  return draft
}

describe('a build of the page', () => {
  it('takes the place of the one before it, of which nothing is left', async () => {
    await putInPlace(await draftOf('1'), page)
    await putInPlace(await draftOf('2'), page)
    expect(await readFile(join(page, 'index.html'), 'utf8')).toBe('2')
    expect(await readdir(join(page, 'assets'))).toEqual(['2.js'])
    expect(await readdir(place)).toEqual(['page'])
  })

  it('is served whole though others are made at the same time', async () => {
    const builds = Array.from({ length: 8 }, (_, at) => String(at + 1))
    const drafts = await Promise.all(builds.map(draftOf))
    await Promise.all(drafts.map((draft) => putInPlace(draft, page)))
    const served = await readFile(join(page, 'index.html'), 'utf8')
    expect(builds).toContain(served)
    expect(await readdir(join(page, 'assets'))).toEqual([`${served}.js`])
    expect(await readdir(place)).toEqual(['page'])
  })

  it('that was ended is cleared away by the next, one under way is not', async () => {
    // No process has a number beyond what the system gives.
    await draftOf('99999999')
    const own = await draftOf(String(process.pid))
    await mkdir(`${page}-of-somebody.new-99999999`)
    await removeAbandoned(page)
    expect(await readdir(place)).toEqual(['page-of-somebody.new-99999999', own.slice(place.length + 1)])
  })
})
