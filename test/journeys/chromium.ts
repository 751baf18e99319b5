import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A Chromium to drive, with what it needs in its environment, and how to take it away again. */
export interface Chromium {
  executablePath: string
  env: { readonly [name: string]: string }
  remove(): Promise<void>
}

const INSTALLED: { readonly [platform: string]: readonly string[] } = {
  linux: ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/microsoft-edge'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

/**
 * Finds a browser: `CHROMIUM_PATH`, else (on Linux x64) the Chromium inside the npm package with its own fonts
 * and libraries, unpacked into a private temporary folder, else an installed Chrome or Edge, else null.
 */
export async function findChromium(): Promise<Chromium | null> {
  const asked = process.env.CHROMIUM_PATH
  if (asked !== undefined && existsSync(asked)) return installed(asked)
  if (process.platform === 'linux' && process.arch === 'x64') return unpack()
  const found = (INSTALLED[process.platform] ?? []).find((path) => existsSync(path))
  return found === undefined ? null : installed(found)
}

function installed(executablePath: string): Chromium {
  return { executablePath, env: {}, remove: async () => {} }
}

async function unpack(): Promise<Chromium> {
  const { inflate } = await import('@sparticuz/chromium')
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const bin = join(dirname(entry), '../bin')
  const folder = await mkdtemp(join(tmpdir(), 'backstory-chromium-'))
  const before = process.env.TMPDIR
  // The package unpacks into the system's temporary folder; this one is ours alone.
  process.env.TMPDIR = folder
  try {
    await Promise.all(
      ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((file) =>
        inflate(join(bin, file)),
      ),
    )
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
  // The package's own file names folders of another platform; without a font Chromium dies.
  const fonts = join(folder, 'fonts')
  await writeFile(join(fonts, 'fonts.conf'), fontsConf(fonts, join(folder, 'fonts-cache')))
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      FONTCONFIG_PATH: fonts,
      FONTCONFIG_FILE: join(fonts, 'fonts.conf'),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      HOME: folder,
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  }
}

const fontsConf = (fonts: string, cache: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <cachedir>${cache}</cachedir>
  <alias><family>Arial</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`
