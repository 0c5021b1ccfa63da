/** Words of a card as HTML that shows them sign by sign: nothing in an order or a message is ever markup here. */

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** The text with every sign that HTML reads escaped; line breaks stay lines. Markdown is not read at all. */
export function cardTextToHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign).replaceAll(/\r\n?|\n/g, '<br>')
}

/** The address when it may be opened from a card: a whole http or https one; null otherwise. */
export function openableUrl(url: string): string | null {
  try {
    const parsed = new URL(url)
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.href : null
  } catch {
    return null
  }
}

/** Whether a picture may be shown: one that the card carries, or one of this server. */
export function isShowablePicture(url: string): boolean {
  return /^data:image\/(png|jpeg|gif|webp|svg\+xml)[;,]/.test(url) || /^\/(?![/\\])/.test(url)
}
