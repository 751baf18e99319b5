/** Markup that is safe to send: made by `html` alone, which escapes everything put into it. */
export interface Markup {
  readonly text: string
}

type Part = string | number | Markup | null | readonly Part[]

const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const written = (part: Part): string => {
  if (part === null) return ''
  if (typeof part === 'string' || typeof part === 'number') {
    return String(part).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
  }
  return 'text' in part ? part.text : part.map(written).join('')
}

/** A template of HTML; strings and numbers put into it are escaped, `Markup` is not. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return {
    text: strings.reduce((text, string, at) => text + written(parts[at - 1] ?? null) + string),
  }
}

/** A whole document. `framed` leaves out the vendor's own header, for what is shown inside the panel's frame. */
export function page(of: {
  title: string
  body: Markup
  framed?: boolean
  bar?: Markup
  scripts?: readonly string[]
}): Markup {
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${of.title} – Harbour</title>
<link rel="stylesheet" href="/harbour.css">
<link rel="icon" href="data:,">
${(of.scripts ?? []).map((script) => html`<script src="${script}" defer></script>`)}
</head>
<body>
${
  of.framed === true
    ? null
    : html`<a class="skip" href="#main">Skip to the page</a>
<header class="bar">
<a class="brand" href="/">Harbour<span> social prescribing</span></a>
${of.bar ?? null}
</header>`
}
${of.body}
</body>
</html>
`
}
