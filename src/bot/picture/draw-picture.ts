/** Turns a drawing into a PNG. Loaded with its fonts when the first picture is asked for, never in a turn. */

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { TimelinePicture } from './picture-link.ts'
import { drawTimeline } from './timeline-drawing.ts'

/** Pixels per point of the drawing, for sharp screens. */
const SCALE = 2
const FONTS = ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf'] as const

type Rasteriser = (svg: string) => Buffer

let loading: Promise<Rasteriser> | null = null

/** The timeline as a PNG, twice as large as it is drawn. */
export async function drawPicture(picture: TimelinePicture): Promise<Buffer> {
  loading ??= loadRasteriser()
  try {
    const rasterise = await loading
    return rasterise(drawTimeline(picture))
  } catch (cause) {
    loading = null
    throw cause
  }
}

async function loadRasteriser(): Promise<Rasteriser> {
  const [{ initWasm, Resvg }, wasm, ...fontBuffers] = await Promise.all([
    import('@resvg/resvg-wasm'),
    readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))),
    ...FONTS.map((name) => readFile(new URL(`../../../vendor/dejavu-fonts/${name}`, import.meta.url))),
  ])
  await initOnce(() => initWasm(wasm))
  return (svg) => {
    const drawing = new Resvg(svg, {
      fitTo: { mode: 'zoom', value: SCALE },
      font: { fontBuffers, defaultFontFamily: 'DejaVu Sans Condensed' },
    })
    const image = drawing.render()
    const png = Buffer.from(image.asPng())
    image.free()
    drawing.free()
    return png
  }
}

let initialised: Promise<void> | null = null

/** The library refuses a second initialisation in one process. */
function initOnce(init: () => Promise<void>): Promise<void> {
  initialised ??= init()
  return initialised
}
