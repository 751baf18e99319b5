import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { type BuildOptions, build as bundle, type Metafile, type Plugin, transform } from 'esbuild'
import { PurgeCSS } from 'purgecss'
import { compileStringAsync } from 'sass'
import { writeCopies } from './compressed-copies.ts'
import * as words from './contract.ts'

const root = resolve(import.meta.dirname, '..')

/** Parts of nhsuk-frontend that the panel's own components are marked up for. */
const NHSUK_PARTS = [
  'button',
  'card',
  'checkboxes',
  'details',
  'error-message',
  'error-summary',
  'fieldset',
  'hint',
  'input',
  'inset-text',
  'label',
  'notification-banner',
  'radios',
  'search-input',
  'select',
  'skip-link',
  'summary-list',
  'tag',
  'textarea',
  'warning-callout',
]

/** Arial and no web font: the Frutiger licence belongs to NHS organisations. */
const NHSUK = [
  '@use "core" with ($nhsuk-font-family: (Arial, sans-serif), $nhsuk-font-family-print: (Arial, sans-serif), $nhsuk-images-path: "");',
  ...NHSUK_PARTS.map((part) => `@use "components/${part}";`),
].join('\n')

/**
 * Writes what the browser gets into `dist/`: `launch/` and `app/`, bundled, with the panel's stylesheet and
 * compressed copies. Written beside it and moved into place when whole, so that a running server never serves half a
 * build.
 */
export async function build(): Promise<void> {
  const fresh = await mkdtemp(resolve(root, '.dist-'))
  try {
    await write(fresh)
    await rm(resolve(root, 'dist'), { recursive: true, force: true })
    await rename(fresh, resolve(root, 'dist'))
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

async function write(dist: string): Promise<void> {
  await mkdir(resolve(dist, 'app'), { recursive: true })
  await mkdir(resolve(dist, 'launch'), { recursive: true })
  const shared: BuildOptions = {
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'warning',
    sourcemap: false,
    absWorkingDir: root,
  }
  await Promise.all([
    bundlePanel({ ...shared, outdir: resolve(dist, 'app') }),
    bundle({
      ...shared,
      entryPoints: { launch: 'launch/launch.ts' },
      outdir: resolve(dist, 'launch'),
    }),
    cp(resolve(root, 'launch/launch.html'), resolve(dist, 'launch/launch.html')),
    cp(resolve(root, 'app/app.html'), resolve(dist, 'app/app.html')),
    writeStylesheet(resolve(dist, 'app/app.css')),
  ])
  await nameFirstFile(resolve(dist, 'app'))
  await Promise.all(['app', 'launch'].map((folder) => writeCopies(resolve(dist, folder))))
}

/**
 * What several later screens share would come as one small file for each set of screens: it is found in a first pass,
 * and kept together in the second. Small files compress badly.
 */
async function bundlePanel(shared: BuildOptions): Promise<void> {
  const options: BuildOptions = {
    ...shared,
    entryPoints: { main: FIRST },
    splitting: true,
    chunkNames: '[name]-[hash]',
    // Each element with its children after it, not as a property: all screens together are a kilobyte smaller so.
    tsconfigRaw: {
      compilerOptions: {
        jsx: 'react',
        jsxFactory: '$h',
        jsxFragmentFactory: '$Fragment',
        target: 'ES2024',
        verbatimModuleSyntax: true,
      },
    },
  }
  const { metafile } = await bundle({
    ...options,
    write: false,
    metafile: true,
    plugins: [cutIntoScreens()],
  })
  await bundle({ ...options, plugins: [cutIntoScreens(sharedIn(metafile))] })
}

const FIRST = 'app/main.tsx'

/** What later screens share, and which screens they are. */
interface Shared {
  modules: readonly string[]
  screens: ReadonlySet<string>
}

function sharedIn({ outputs }: Metafile): Shared {
  const files = new Map(
    Object.entries(outputs).filter(
      ([, { entryPoint, inputs }]) => entryPoint === undefined && !(FIRST in inputs),
    ),
  )
  const screens = Object.values(outputs).flatMap(({ entryPoint, imports }) =>
    entryPoint !== undefined && imports.some(({ path }) => files.has(path)) ? [entryPoint] : [],
  )
  const modules = [...files.values()].flatMap(({ inputs }) => Object.keys(inputs))
  return {
    modules: modules.filter((name) => name.startsWith('app/')),
    screens: new Set(screens),
  }
}

/**
 * The bundler's `main.js` only leads to the file that holds the first screens: that file takes its name, so that the
 * page asks for one file less, and by a name that every build has.
 */
async function nameFirstFile(folder: string): Promise<void> {
  const main = resolve(folder, 'main.js')
  const first = /^import"\.\/([^"]+)";\s*$/.exec(await readFile(main, 'utf8'))?.[1]
  if (first === undefined) return
  await rename(resolve(folder, first), main)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'))
  await Promise.all(
    names.map(async (name) => {
      const text = await readFile(resolve(folder, name), 'utf8')
      await writeFile(resolve(folder, name), text.replaceAll(`"./${first}"`, '"./main.js"'))
    }),
  )
}

/**
 * How the panel's code is cut into files. Every screen that comes later is told that `main.tsx` is there already: else
 * the bundler cuts what is loaded first into a dozen files, one for each set of screens that shares something, more to
 * ask for and a fifth more to send. And each constant of `contract.ts` is a module of its own, so that a word list comes
 * with the first screen that reads it out, not with the first of all.
 */
const cutIntoScreens = (shared: Shared = { modules: [], screens: new Set() }): Plugin => ({
  name: 'cut-into-screens',
  setup(build) {
    const RESOLVED = 'resolved'
    const WORDS = 'contract'
    build.onResolve({ filter: /^\./ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (kind !== 'dynamic-import' || pluginData === RESOLVED) return
      const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: RESOLVED })
      return { path: found.path, pluginData: { comesLater: true } }
    })
    build.onLoad({ filter: /[\\/]app[\\/].*\.tsx?$/ }, async ({ path, pluginData }) => {
      const text = oneByOne(await readFile(path, 'utf8'), WORDS)
      const name = relative(root, path).replaceAll('\\', '/')
      const before = [
        ...(pluginData?.comesLater ? [FIRST] : []),
        ...(shared.screens.has(name) ? shared.modules : []),
      ]
      return {
        contents: [
          ...before.map((module) => `import ${JSON.stringify(resolve(root, module))};`),
          `import { h as $h, Fragment as $Fragment } from 'preact';`,
          text,
        ].join(''),
        loader: path.endsWith('x') ? 'tsx' : 'ts',
      }
    })
    build.onResolve({ filter: /^contract:/ }, ({ path }) => ({
      path: path.slice(WORDS.length + 1),
      namespace: WORDS,
    }))
    build.onLoad({ filter: /.*/, namespace: WORDS }, ({ path: name }) => ({
      contents: `export const ${name} = ${JSON.stringify(contract[name])}`,
    }))
  },
})

/** The words of the contract are constants: what JSON writes of them is all there is. */
const contract: { readonly [name: string]: unknown } = words

/** `import { A, type B } from '…/contract.ts'` as one import for each constant; types need none. */
const oneByOne = (text: string, from: string): string =>
  text.replaceAll(/import (type )?\{([^}]*)\} from '[^']*\/contract\.ts'/g, (_, isType, names) =>
    isType
      ? ''
      : String(names)
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '' && !name.startsWith('type '))
          .map((name) => `import { ${name} } from '${from}:${name}';`)
          .join(''),
  )

/** nhsuk-frontend less every rule whose class the panel does not use, then the panel's own rules. */
async function writeStylesheet(file: string): Promise<void> {
  const { css } = await compileStringAsync(NHSUK, {
    loadPaths: [resolve(root, 'node_modules/nhsuk-frontend/dist/nhsuk')],
    quietDeps: true,
    silenceDeprecations: ['import', 'global-builtin', 'if-function'],
  })
  const sources = await filesBelow(resolve(root, 'app'), /\.(tsx|html)$/)
  const [purged] = await new PurgeCSS().purge({
    css: [{ raw: css }],
    content: sources.map((raw) => ({ raw, extension: 'tsx' })),
    defaultExtractor: (text) => text.match(/[\w-]+/g) ?? [],
    safelist: ['html', 'body'],
  })
  const { outputFiles } = await bundle({
    entryPoints: ['app/app.css'],
    bundle: true,
    write: false,
    absWorkingDir: root,
  })
  const own = outputFiles.map(({ text }) => text).join('')
  const { code } = await transform(`${withoutImages(purged?.css ?? '')}\n${own}`, {
    loader: 'css',
    minify: true,
  })
  await writeFile(file, code)
}

/** Nothing is fetched for a stylesheet: the browser's own cross clears a search box, not a picture. */
const withoutImages = (css: string): string =>
  css
    .replaceAll(/[^{}]*search-cancel-button[^{}]*\{[^{}]*\}/g, '')
    .replaceAll(/[\w-]+:\s*[^;{}]*url\([^)]*\)[^;{}]*;?/g, '')

async function filesBelow(folder: string, named: RegExp): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  return Promise.all(
    names.filter((name) => named.test(name)).map((name) => readFile(resolve(folder, name), 'utf8')),
  )
}

if (process.argv[1] === import.meta.filename) await build()
