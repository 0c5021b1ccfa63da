import { describe, expect, it } from 'vitest'
import { type Config, describeProblems, isLoopback, readConfig } from '../../src/config/config.ts'
import { VARIABLES, type Variable } from '../../src/config/variables.ts'

const TEAMS = {
  MICROSOFT_APP_ID: '11111111-2222-3333-4444-555555555555',
  MICROSOFT_APP_PASSWORD: 'p~a.ss-w_ord',
  MICROSOFT_APP_TENANT_ID: 'A1B2C3D4-e5f6-7890-abcd-ef1234567890',
}

function configOf(environment: Record<string, string>): Config {
  const reading = readConfig(environment)
  if (!reading.ok) expect.fail(describeProblems(reading.problems))
  return reading.config
}

function problemsOf(environment: Record<string, string>): string[] {
  const reading = readConfig(environment)
  return reading.ok ? [] : reading.problems.map(({ variable, sentence }) => `${variable}: ${sentence}`)
}

describe('settings', () => {
  it('need nothing for local mode', () => {
    const config = configOf({})
    expect(config).toMatchObject({
      port: 3978,
      host: '127.0.0.1',
      databaseUrl: null,
      model: null,
      microsoft: null,
      slack: null,
      today: null,
      locale: 'fr',
      timeZone: 'Europe/Paris',
      webChat: true,
      unknownUserRole: 'agent',
    })
    expect(config.dataDir).toMatch(/^\/.*\.escale$/)
    expect(Object.isFrozen(config)).toBe(true)
  })

  it('count a blank value as not set', () => {
    expect(configOf({ PORT: '  ', DATABASE_URL: '', LOG_LEVEL: ' ' }).port).toBe(3978)
  })

  it('turn the web chat off and listen outside once Teams credentials are there', () => {
    const config = configOf(TEAMS)
    expect(config).toMatchObject({ host: '0.0.0.0', webChat: false })
    expect(config.microsoft?.tenantId).toBe('a1b2c3d4-e5f6-7890-abcd-ef1234567890')
  })

  it('keep the web chat on this machine when it is asked for beside Teams', () => {
    expect(configOf({ ...TEAMS, WEB_CHAT: 'on' })).toMatchObject({ host: '127.0.0.1', webChat: true })
    expect(problemsOf({ ...TEAMS, WEB_CHAT: 'on', HOST: '0.0.0.0' })).toEqual([
      expect.stringContaining('WEB_CHAT=off'),
    ])
  })

  it('use a model when a key or an endpoint is given', () => {
    expect(configOf({ OPENAI_API_KEY: 'sk-1' }).model).toMatchObject({ apiKey: 'sk-1', baseUrl: null })
    const local = configOf({ OPENAI_BASE_URL: 'http://127.0.0.1:9/v1', OPENAI_MODEL: 'small' })
    expect(local.model).toEqual({
      apiKey: '',
      baseUrl: 'http://127.0.0.1:9/v1',
      model: 'small',
      output: 'tools',
      stream: false,
    })
  })

  it('take a public address without its final slash', () => {
    expect(configOf({ PUBLIC_URL: 'https://escale.example.com/' }).publicUrl).toBe(
      'https://escale.example.com',
    )
  })
})

describe('a wrong setting', () => {
  const wrong: readonly (readonly [Variable, string])[] = [
    ['PORT', '80a'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['HOST', 'not a host'],
    ['DATABASE_URL', 'mysql://x/y'],
    ['OPENAI_BASE_URL', 'localhost:11434'],
    ['DESK_TODAY', '2026-02-30'],
    ['DESK_TODAY', '16/03/2026'],
    ['DESK_LOCALE', 'de'],
    ['LOG_LEVEL', 'loud'],
    ['PUBLIC_URL', 'http://escale.example.com'],
    ['PUBLIC_URL', 'https://escale.example.com/desk'],
    ['WEB_CHAT', 'yes'],
    ['UNKNOWN_USER_ROLE', 'boss'],
    ['LOCAL_USER_ROLE', 'Agent'],
    ['TIME_ZONE', 'Paris'],
    ['MICROSOFT_APP_ID', 'my-bot'],
    ['SLACK_APP_TOKEN', 'xoxb-1'],
  ]
  it.each(wrong)('%s=%s is named with what would do', (variable, value) => {
    const problems = problemsOf({ [variable]: value }).filter((each) => each.startsWith(`${variable}:`))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain('must be')
    expect(problems[0]).toContain(`${variable}=${VARIABLES[variable].example}`)
  })

  it('is told together with all others', () => {
    const reading = readConfig({ PORT: 'x', DESK_LOCALE: 'de', LOG_LEVEL: 'loud', HOST: '0.0.0.0' })
    if (reading.ok) expect.fail('four settings are wrong')
    expect(reading.problems.map(({ variable }) => variable).sort()).toEqual([
      'DESK_LOCALE',
      'HOST',
      'LOG_LEVEL',
      'PORT',
    ])
    expect(describeProblems(reading.problems)).toMatch(/^4 settings are wrong:\n(?: {2}- .+\n){4}Run/)
  })

  it('never shows a secret', () => {
    const secret = 's3cret value'
    const secrets = (Object.keys(VARIABLES) as Variable[]).filter((name) => VARIABLES[name].secret)
    expect(secrets.length).toBeGreaterThan(4)
    const problems = problemsOf(Object.fromEntries(secrets.map((name) => [name, secret])))
    expect(problems.length).toBeGreaterThanOrEqual(secrets.length)
    expect(problems.join('\n')).not.toContain('s3cret')
  })

  it('is half a set of credentials', () => {
    expect(problemsOf({ MICROSOFT_APP_ID: TEAMS.MICROSOFT_APP_ID })).toEqual([
      expect.stringMatching(/^MICROSOFT_APP_PASSWORD: .*is missing/),
      expect.stringMatching(/^MICROSOFT_APP_TENANT_ID: .*is missing/),
    ])
    expect(problemsOf({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([
      expect.stringMatching(/^SLACK_SIGNING_SECRET: .*is missing/),
    ])
    expect(problemsOf({ SLACK_APP_TOKEN: 'xapp-1' })).toHaveLength(1)
  })

  it('is an address that the outside reaches while nobody signs in', () => {
    for (const HOST of ['0.0.0.0', '192.168.1.4', '::', 'desk.example.com']) {
      expect(problemsOf({ HOST })).toEqual([expect.stringContaining('HOST=127.0.0.1')])
    }
    for (const HOST of ['127.0.0.1', 'localhost', '::1', '127.1.2.3']) {
      expect(problemsOf({ HOST })).toEqual([])
    }
    expect(isLoopback('127.0.0.1.example.com')).toBe(false)
  })
})
