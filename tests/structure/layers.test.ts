/** Imports point down only, and each outside library stays behind its fence. */

import { describe, expect, it } from 'vitest'
import { type SourceFile, sourceFiles } from './source-files.ts'

/** From the top down. Folders on one line are siblings and do not import each other. */
const LAYERS: readonly (readonly string[])[] = [
  ['main', 'commands'],
  ['bot', 'page', 'config'],
  ['dialogs'],
  ['tools'],
  ['orders', 'documents', 'portfolio', 'knowledge', 'language'],
  ['db'],
  ['domain'],
]

/** `src/main.ts` and `src/assemble.ts` stand at the top, beside the commands. */
const TOP_FILES = new Set(['src/main.ts', 'src/assemble.ts'])

/** Which folders may import a library; everywhere else it is an error. */
const FENCES: readonly { readonly library: RegExp; readonly home: RegExp; readonly why: string }[] = [
  {
    library: /^(botbuilder|botframework-|express|@slack\/)/,
    home: /^src\/bot\//,
    why: 'channels live in src/bot',
  },
  {
    library: /^(langchain|@langchain\/)/,
    home: /^src\/language\//,
    why: 'models are called from src/language',
  },
  { library: /^@microsoft\/teams-js/, home: /^src\/tab\//, why: 'the Teams tab lives in src/tab' },
  {
    library: /^(kysely|pg|pg-copy-streams)$/,
    home: /^src\/(db|orders|knowledge)\//,
    why: 'SQL lives in db, orders and knowledge',
  },
  { library: /^(react|react-dom|@fluentui\/)/, home: /^src\/(page|tab)\//, why: 'pages live in src/page' },
]

const NO_IO_IN = /^src\/(domain|portfolio)\//
const IO_MODULE = /^node:(fs|net|http|https|child_process|dgram|tls|worker_threads|readline)/

function layerOf(path: string): number {
  if (TOP_FILES.has(path)) return 0
  const folder = path.split('/')[1] ?? ''
  return LAYERS.findIndex((layer) => layer.includes(folder))
}

function folderOf(path: string): string {
  return TOP_FILES.has(path) ? 'main' : (path.split('/')[1] ?? '')
}

function offences(file: SourceFile): string[] {
  const own = layerOf(file.path)
  if (own < 0)
    return [`${file.path}: this folder has no place in the layers; add it to tests/structure/layers.test.ts`]
  const found: string[] = []
  for (const target of file.imports) {
    if (target.startsWith('src/')) {
      const other = layerOf(target)
      const sameFolder = folderOf(target) === folderOf(file.path)
      if (!sameFolder && other <= own && !(own === 0 && other === 0)) {
        found.push(
          `${file.path} imports ${target}: imports point down only; move the shared type to src/domain or pass it in`,
        )
      }
    } else {
      const fence = FENCES.find((each) => each.library.test(target))
      if (fence && !fence.home.test(file.path)) {
        found.push(`${file.path} imports ${target}: ${fence.why}; ask for what you need as an argument`)
      }
      if (NO_IO_IN.test(file.path) && IO_MODULE.test(target)) {
        found.push(
          `${file.path} imports ${target}: domain and portfolio do no I/O; read the data above and pass it in`,
        )
      }
    }
  }
  return found
}

describe('layers', () => {
  const files = sourceFiles('src/**/*.{ts,tsx}')

  it('reads the source files', () => {
    expect(files.length).toBeGreaterThan(20)
    expect(files.some((file) => file.imports.length > 2)).toBe(true)
  })

  it('imports point down and libraries stay behind their fences', () => {
    expect(files.flatMap(offences)).toEqual([])
  })

  it('finds an offence when there is one', () => {
    const wrong: SourceFile = {
      path: 'src/domain/wrong.ts',
      text: '',
      lines: 0,
      imports: ['src/orders/order-store.ts', 'pg', 'node:fs'],
    }
    expect(offences(wrong)).toHaveLength(3)
  })

  it('only the answer check makes a checked reply', () => {
    const forged = /\bas (unknown as )?CheckedReply\b|<CheckedReply>\s*[{(]/
    expect(forged.test('return draft as unknown as CheckedReply')).toBe(true)
    const found = files.filter((file) => forged.test(file.text) && !file.path.startsWith('src/knowledge/'))
    expect(found.map((file) => file.path)).toEqual([])
  })
})
