/** Tells this machine from all others: by the name it is addressed by, and by where a request comes from. */

import type { Request } from 'express'

const LOOPBACK_V4 = /^127(\.\d{1,3}){3}$/

/** Headers that proxies add; what they pass on comes from somewhere else. */
const FORWARDING = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const

/** Whether a host name, with or without the brackets of IPv6, always means this machine. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || LOOPBACK_V4.test(host)
}

/** Whether the request was made on this machine, as far as can be told: a proxy that adds no header looks the same. */
export function isFromThisMachine({ socket, headers }: Request): boolean {
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  return isLoopbackHost(address) && FORWARDING.every((name) => headers[name] === undefined)
}

/** Whether an address is one of this machine. */
export function isLocalAddress(url: string | null): boolean {
  if (url === null || !URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return isLoopbackHost(hostname) && (protocol === 'http:' || protocol === 'https:')
}
