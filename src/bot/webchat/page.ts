/** GET / and its files: the web chat page, or a word that it is being built. */

import { join } from 'node:path'
import express, { type Request, type Response, Router } from 'express'
import type { Locale } from '../../domain/locale.ts'
import { localeOfHeader } from '../locale-hint.ts'

export interface PageParts {
  /** Folder of the built page. */
  readonly folder: string
  /** Whether the build in `folder` may be served; `failed` when it cannot be made. */
  readonly state: () => 'ready' | 'building' | 'failed'
  readonly locale: Locale
}

const NOTES = {
  building: {
    fr: [
      'Escale se prépare',
      'La page est en construction\u00a0; elle s’ouvre d’elle-même dans quelques secondes.',
    ],
    en: ['Escale is getting ready', 'The page is being built; it opens by itself in a few seconds.'],
  },
  failed: {
    fr: [
      'La page n’a pas pu être construite',
      'Le journal du serveur dit pourquoi. En attendant\u00a0: npm run chat dans un terminal.',
    ],
    en: ['The page could not be built', 'The server’s log says why. Meanwhile: npm run chat in a terminal.'],
  },
} as const

export function pageRoutes(parts: PageParts): Router {
  const router = Router()
  // Vite names these files by their content, so they never change.
  router.use(
    '/assets',
    express.static(join(parts.folder, 'assets'), {
      immutable: true,
      maxAge: '365d',
      index: false,
      fallthrough: false,
    }),
  )
  const files = express.static(parts.folder, { index: 'index.html', maxAge: 0, redirect: false })
  router.use((request, response, next) => {
    if (parts.state() === 'ready') files(request, response, next)
    else if (request.path === '/') note(request, response, parts)
    else next()
  })
  return router
}

/** A page of plain words; it looks again by itself while the build is under way. */
function note(request: Request, response: Response, parts: PageParts): void {
  const state = parts.state() === 'failed' ? 'failed' : 'building'
  const locale = localeOfHeader(request.headers['accept-language']) ?? parts.locale
  const [title, sentence] = NOTES[state][locale]
  const again = state === 'building' ? '<meta http-equiv="refresh" content="2">' : ''
  response
    .status(state === 'building' ? 200 : 500)
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(
      `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">${again}<title>${title}</title><style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem}</style></head><body><main><h1>${title}</h1><p role="status">${sentence}</p></main></body></html>`,
    )
}
