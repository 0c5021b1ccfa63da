/** A card is made ready: nothing from elsewhere, words where there are none. */

import { describe, expect, it } from 'vitest'
import { prepareCard } from '../../src/page/card-preparation.ts'
import { pageWords } from '../../src/page/page-words.ts'

const FR = pageWords('fr')

describe('card preparation', () => {
  it('drops what would load or open something from elsewhere, however deep', () => {
    const card = {
      type: 'AdaptiveCard',
      body: [
        {
          type: 'Container',
          items: [
            { type: 'Image', url: 'https://elsewhere.example/a.png' },
            { type: 'Media', sources: [] },
            { type: 'TextBlock', text: 'reste' },
          ],
          selectAction: { type: 'Action.OpenUrl', url: 'javascript:x' },
        },
      ],
      actions: [
        { type: 'Action.OpenUrl', title: 'non', url: 'data:text/html,x' },
        { type: 'Action.OpenUrl', title: 'oui', url: 'https://carrier.example/' },
      ],
    }
    expect(prepareCard(card, FR)).toEqual({
      type: 'AdaptiveCard',
      body: [{ type: 'Container', items: [{ type: 'TextBlock', text: 'reste' }] }],
      actions: [{ type: 'Action.OpenUrl', title: 'oui', url: 'https://carrier.example/' }],
    })
  })

  it('leaves the data of a button as it is', () => {
    const data = { escale: { say: 'x', nested: { type: 'Image', url: 'https://elsewhere.example' } } }
    expect(prepareCard({ type: 'Action.Submit', data }, FR)['data']).toBe(data)
  })

  it('gives an input a label and a message in the language', () => {
    const required = prepareCard({ type: 'Input.Text', id: 'by', label: 'Donnée par', isRequired: true }, FR)
    expect(required['errorMessage']).toBe('Donnée par\u00a0: à remplir.')
    const labelled = prepareCard({ type: 'Input.Date', id: 'date', placeholder: 'date' }, pageWords('en'))
    expect(labelled).toMatchObject({ label: 'date', errorMessage: 'date: not recognised.' })
  })

  it('keeps the desk’s own message and words', () => {
    const card = { type: 'Input.Number', id: 'n', label: 'N', errorMessage: 'Écrivez un nombre.' }
    expect(prepareCard(card, FR)).toEqual(card)
    const image = { type: 'Image', url: '/pictures/a.png', altText: 'Étapes' }
    expect(prepareCard(image, FR)).toEqual(image)
  })

  it('gives a picture without words a name', () => {
    expect(prepareCard({ type: 'Image', url: '/pictures/a.png' }, FR)['altText']).toBe('Image')
  })
})
