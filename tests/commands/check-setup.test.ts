import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkSetup, type Finding, type Surroundings } from '../../src/commands/check-setup.ts'
import { readConfig } from '../../src/config/config.ts'

const TEAMS = {
  MICROSOFT_APP_ID: '11111111-2222-3333-4444-555555555555',
  MICROSOFT_APP_PASSWORD: 'hidden-password',
  MICROSOFT_APP_TENANT_ID: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890',
}

let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'escale-doctor-'))
  // Also as root, the account that runs PostgreSQL must be able to enter it.
  await chmod(dataDir, 0o711)
})
afterAll(() => rm(dataDir, { recursive: true }))

type Answers = Readonly<Record<string, { status: number; body: unknown }>>

/** The findings by item, with the outside world answering as told and nowhere else. */
async function findings(
  environment: Record<string, string>,
  answers: Answers = {},
  change: Partial<Surroundings> = {},
): Promise<Record<string, Finding>> {
  const settings = { DATA_DIR: dataDir, ...environment }
  const reading = readConfig(settings)
  if (!reading.ok) expect.fail('the settings are wrong')
  const found = await checkSetup(reading.config, settings, {
    fetch: async (address) => {
      const answer = Object.entries(answers).find(([start]) => String(address).startsWith(start))?.[1]
      if (answer === undefined) throw new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') })
      return Response.json(answer.body, { status: answer.status })
    },
    nodeVersion: 'v24.21.0',
    openStore: async () => ({ orders: 21, isDemo: true, where: 'embedded PostgreSQL' }),
    pageState: async () => 'built',
    ...change,
  })
  return Object.fromEntries(found.map((each) => [each.item, each]))
}

describe('the doctor', () => {
  it('finds nothing wrong on a fresh machine and says how to get what one may want', async () => {
    const found = await findings({})
    expect(Object.values(found).filter(({ state }) => state === 'wrong')).toEqual([])
    expect(found['Order store']?.detail).toContain('21 orders, the made-up ones among them')
    expect(found['Teams']).toMatchObject({
      state: 'missing',
      remedy: expect.stringContaining('MICROSOFT_APP_ID'),
    })
    expect(found['Language model']).toMatchObject({
      state: 'missing',
      remedy: expect.stringContaining('OPENAI_API_KEY'),
    })
    expect(found['Port']?.detail).toBe('3978 is free')
  })

  it('tells each setting, and no secret', async () => {
    const found = await findings(
      { ...TEAMS, LOG_LEVEL: 'debug' },
      { 'https://login.microsoftonline.com/': { status: 200, body: { access_token: 'x' } } },
    )
    expect(found['LOG_LEVEL']).toMatchObject({ state: 'ok', detail: 'debug' })
    expect(found['MICROSOFT_APP_PASSWORD']?.detail).toBe('set (not shown)')
    expect(found['Teams']?.state).toBe('ok')
    expect(JSON.stringify(found)).not.toContain('hidden-password')
  })

  it('passes on why Microsoft refuses, by its code', async () => {
    const body = { error_description: `AADSTS7000215: Invalid client secret for ${TEAMS.MICROSOFT_APP_ID}` }
    const found = await findings(TEAMS, { 'https://login.microsoftonline.com/': { status: 401, body } })
    expect(found['Teams']).toMatchObject({ state: 'wrong', detail: expect.stringMatching(/AADSTS7000215$/) })
  })

  it('tries the model’s endpoint', async () => {
    const model = { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1', OPENAI_MODEL: 'small' }
    expect((await findings(model))['Language model']).toMatchObject({ state: 'wrong' })
    const refused = await findings(model, { 'http://127.0.0.1:9/v1/models': { status: 401, body: {} } })
    expect(refused['Language model']?.detail).toContain('refuses the key')
    const other = await findings(model, {
      'http://127.0.0.1:9/v1/models': { status: 200, body: { data: [{ id: 'large' }] } },
    })
    expect(other['Language model']?.remedy).toContain('large')
    const there = await findings(model, {
      'http://127.0.0.1:9/v1/models': { status: 200, body: { data: [{ id: 'small' }] } },
    })
    expect(there['Language model']?.state).toBe('ok')
  })

  it('sees who uses the port', async () => {
    const url = 'http://127.0.0.1:3978/healthz'
    const ours = await findings({}, { [url]: { status: 200, body: { status: 'ok' } } })
    expect(ours['Port']).toMatchObject({ state: 'ok', detail: expect.stringContaining('running') })
    const others = await findings({}, { [url]: { status: 404, body: {} } })
    expect(others['Port']?.state).toBe('wrong')
  })

  it('sees an old Node.js, a folder that cannot be written and a store that does not open', async () => {
    const found = await findings(
      { DATA_DIR: '/dev/null/escale' },
      {},
      {
        nodeVersion: 'v20.20.2',
        openStore: () => Promise.reject(new Error('no disk')),
      },
    )
    for (const item of ['Node.js', 'Data folder', 'Order store']) expect(found[item]?.state).toBe('wrong')
  })
})
