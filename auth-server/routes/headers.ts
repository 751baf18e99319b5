import type { RequestHandler, Response } from 'express'

/** Headers of every answer. Pages loosen the policy for themselves; data never does. */
export function hardenHeaders(https: boolean): RequestHandler {
  return (_request, response, next) => {
    response.removeHeader('X-Powered-By')
    response.setHeaders(
      new Headers({
        'Cache-Control': 'no-store',
        'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
        'Cross-Origin-Resource-Policy': 'same-origin',
        'Permissions-Policy': PERMISSIONS,
        'Referrer-Policy': 'no-referrer',
        'X-Content-Type-Options': 'nosniff',
        'X-Robots-Tag': 'noindex',
      }),
    )
    if (https) response.setHeader('Strict-Transport-Security', 'max-age=63072000')
    next()
  }
}

const PERMISSIONS = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'microphone',
  'payment',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .concat('clipboard-write=(self)')
  .join(', ')

/** What a page of ours may do, and who may frame it. */
export interface PagePolicy {
  /** Origins that may show the page in a frame; none means nobody. */
  frameAncestors: readonly string[]
  /** Origins besides our own that its script may call. */
  connect?: readonly string[]
  /** Trusted Types for pages whose scripts keep to them. */
  trustedTypes?: boolean
}

/**
 * The Content-Security-Policy of a page: own scripts and styles only, nothing inline, framed by the listed
 * origins only (CSP 3, "frame-ancestors"). X-Frame-Options is not sent: it cannot say this.
 */
export function contentSecurityPolicy({
  frameAncestors,
  connect = [],
  trustedTypes = false,
}: PagePolicy): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors.length === 0 ? "'none'" : frameAncestors.join(' ')}`,
    ...(trustedTypes ? ["require-trusted-types-for 'script'", "trusted-types 'none'"] : []),
  ].join('; ')
}

/** Sends a page of ours under its policy; pages are never kept by any cache. */
export function sendPage(response: Response, html: string | Buffer, policy: PagePolicy): void {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy(policy))
  response.setHeader('Cache-Control', 'no-store')
  response.type('html').send(html)
}
