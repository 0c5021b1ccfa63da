/** Words of a card never become markup. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardTextToHtml, isShowablePicture, openableUrl } from '../../src/page/card-text.ts'

describe('words of a card', () => {
  it('shows markup, Markdown and entities as they were written', () => {
    expect(cardTextToHtml('<b>1 < 2</b> & **gras** [x](javascript:y)')).toBe(
      '&lt;b&gt;1 &lt; 2&lt;/b&gt; &amp; **gras** [x](javascript:y)',
    )
  })

  it('lets no tag through but a line break, whatever the words', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('<script>', '<img onerror=', '"\'>', '\n', '&lt;'),
        (words, trap) => {
          const html = cardTextToHtml(words + trap + words)
          expect(html.replaceAll('<br>', '')).not.toMatch(/[<>"']/)
        },
      ),
    )
  })

  it('opens whole http and https addresses alone', () => {
    expect(openableUrl('https://carrier.example/t?a=1')).toBe('https://carrier.example/t?a=1')
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      '//x.example',
      '/local',
      '',
      'JaVaScRiPt:x',
    ]) {
      expect(openableUrl(url), url).toBeNull()
    }
  })

  it('shows pictures of this server and pictures the card carries alone', () => {
    for (const url of ['/pictures/a.png', 'data:image/png;base64,AAAA'])
      expect(isShowablePicture(url), url).toBe(true)
    for (const url of [
      '//evil.example/a.png',
      '/\\evil.example/a.png',
      'https://evil.example/a.png',
      'data:text/html,x',
      'a.png',
    ]) {
      expect(isShowablePicture(url), url).toBe(false)
    }
  })
})
