/** GET /pictures/…: draws a signed timeline on demand and keeps the last ones at hand. */

import type { Request, Response } from 'express'
import type { Logger } from 'pino'
import { drawPicture } from './draw-picture.ts'
import { readPictureName } from './picture-link.ts'

/** Cards are looked at again soon after they are sent; each picture weighs about 40 kB. */
const KEPT_PICTURES = 64

/** The route's handler. A name that is not ours, or no longer readable, is 404. */
export function pictureRoute(
  key: Buffer,
  logger: Logger,
): (request: Request, response: Response) => Promise<void> {
  const kept = new Map<string, Buffer>()
  return async (request, response) => {
    const name = String(request.params['name'])
    const picture = readPictureName(name, key)
    if (picture === null) {
      response.status(404).type('text/plain').send('No such picture.')
      return
    }
    const etag = `"${name.slice(-26, -4)}"`
    response.set({ 'Cache-Control': 'public, max-age=31536000, immutable', ETag: etag })
    if (request.headers['if-none-match'] === etag) {
      response.status(304).end()
      return
    }
    try {
      const png = kept.get(name) ?? (await drawPicture(picture))
      kept.delete(name)
      kept.set(name, png)
      const oldest = kept.keys().next().value
      if (kept.size > KEPT_PICTURES && oldest !== undefined) kept.delete(oldest)
      response.type('image/png').send(png)
    } catch (error) {
      logger.error({ err: error }, 'a picture could not be drawn')
      response
        .set('Cache-Control', 'no-store')
        .status(500)
        .type('text/plain')
        .send('The picture could not be drawn.')
    }
  }
}
