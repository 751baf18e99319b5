import { z } from 'zod'
import type { StyleView } from '../contract.ts'
import { limitedFetch } from './limited-fetch.ts'

const LIMITS = { milliseconds: 3_000, bytes: 16 * 1024 }
const KEPT = 100

const text = z.string().max(200).optional().catch(undefined)
const Style = z.looseObject({
  color_background: text,
  color_text: text,
  color_highlight: text,
  dim_font_size: text,
  font_family_body: text,
})

/** Our own colours: whatever a vendor chooses must be readable on or under all of them. */
const OWN = {
  background: '#ffffff',
  ground: '#f0f4f5',
  text: '#212b32',
  quiet: '#4c6272',
  error: '#d5281b',
  link: '#005eb8',
} as const
/** WCAG 2.2, 1.4.3. */
const READABLE = 4.5

/**
 * What may be taken over of a `smart_style_url` document (SMART App Launch 2.2, "Styling"): colours that stay readable
 * in every pairing, a list of font names, a font size from 16 px on. Everything else is left out; a document that cannot
 * be read changes nothing.
 */
export function readStyle(document: unknown): StyleView {
  const read = Style.safeParse(document)
  if (!read.success) return {}
  const given = read.data
  const background = readableUnder(hex(given.color_background), [OWN.text, OWN.quiet, OWN.error])
  const grounds = [background ?? OWN.background, OWN.background, OWN.ground]
  const textColour = readableUnder(hex(given.color_text), grounds)
  const highlight = readableUnder(hex(given.color_highlight), grounds)
  const link =
    background !== null && contrast(background, OWN.link) < READABLE && highlight === null
  const fontSize = sizeOf(given.dim_font_size)
  const fontFamily = fontsIn(given.font_family_body)
  return {
    ...(textColour !== null && { text: textColour }),
    ...(background !== null && !link && { background }),
    ...(highlight !== null && { highlight }),
    ...(fontSize !== null && { fontSize }),
    ...(fontFamily !== null && { fontFamily }),
  }
}

/** Fetches and reads a style document; the address is its version, so what was read is kept. Never rejects. */
export function vendorStyles(): (url: string) => Promise<StyleView> {
  const known = new Map<string, StyleView>()
  return async (url) => {
    const held = known.get(url)
    if (held !== undefined) return held
    try {
      const headers = { accept: 'application/json' }
      const response = await limitedFetch(url, { headers, credentials: 'omit' }, LIMITS)
      if (response.status !== 200) return {}
      const style = readStyle(await response.json())
      if (known.size >= KEPT) known.clear()
      known.set(url, style)
      return style
    } catch {
      return {}
    }
  }
}

function hex(colour: string | undefined): string | null {
  const found = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour ?? '')?.[1]
  if (found === undefined) return null
  const six = found.length === 3 ? [...found].map((digit) => digit + digit).join('') : found
  return `#${six.toLowerCase()}`
}

const readableUnder = (colour: string | null, others: readonly string[]): string | null =>
  colour !== null && others.every((other) => contrast(colour, other) >= READABLE) ? colour : null

/** Contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function sizeOf(size: string | undefined): string | null {
  const found = /^(\d{1,2}(?:\.\d{1,2})?)px$/.exec(size ?? '')?.[1]
  const pixels = Number(found)
  return found !== undefined && pixels >= 16 && pixels <= 24 ? `${pixels}px` : null
}

function fontsIn(list: string | undefined): string | null {
  const names = (list ?? '').split(',').map((name) => name.trim().replace(/^(['"])(.*)\1$/, '$2'))
  if (names.length > 8 || !names.every((name) => /^[A-Za-z0-9][A-Za-z0-9 -]{0,40}$/.test(name))) {
    return null
  }
  const quoted = names.map((name) => (/^[a-z-]+$/i.test(name) ? name : `"${name}"`))
  return `${quoted.join(', ')}, Arial, sans-serif`
}
