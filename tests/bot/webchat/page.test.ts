import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Running, runServer } from '../support/running-server.ts'

let folder: string
let server: Running
let state: 'ready' | 'building' | 'failed' = 'building'
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'escale-page-'))
  await mkdir(join(folder, 'page', 'assets'), { recursive: true })
  await writeFile(join(folder, 'page', 'index.html'), '<!doctype html><title>Escale</title>')
  await writeFile(join(folder, 'page', 'assets', 'index-abc.js'), 'export {}')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  server = await runServer({}, { page: { folder: join(folder, 'page'), state: () => state } })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

describe('the web chat page', () => {
  it('is announced while it is built, and opens by itself', async () => {
    state = 'building'
    const response = await fetch(`${server.url}/`)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.text()).toMatch(/http-equiv="refresh".*Escale se prépare/)
  })

  it('says when it could not be built', async () => {
    state = 'failed'
    const response = await fetch(`${server.url}/`, { headers: { 'accept-language': 'en' } })
    expect(response.status).toBe(500)
    expect(await response.text()).toContain('npm run chat')
  })

  it('is served fresh, its files for ever', async () => {
    state = 'ready'
    const page = await fetch(`${server.url}/`)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(page.headers.get('cache-control')).toContain('max-age=0')
    const script = await fetch(`${server.url}/assets/index-abc.js`)
    expect(script.headers.get('content-type')).toContain('javascript')
    expect(script.headers.get('cache-control')).toContain('immutable')
  })

  it('gives nothing outside its folder', async () => {
    state = 'ready'
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/.env',
      '/assets/none.js',
    ]) {
      const response = await fetch(server.url + path)
      expect([403, 404]).toContain(response.status)
      expect(await response.text()).not.toContain('secret')
    }
  })
})
