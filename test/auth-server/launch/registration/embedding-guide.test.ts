import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SETTINGS } from '../../../../auth-server/config.ts'
import { readManifest } from '../../../../auth-server/launch/registration/manifest.ts'
import { MISTAKES } from '../../../../auth-server/launch/registration/simulate/mistakes.ts'
import { FRAME_SANDBOX } from '../../../sandbox/vendor/pages/patient-page.ts'

const root = resolve(import.meta.dirname, '../../../..')
const read = (path: string) => readFileSync(resolve(root, path), 'utf8')
const guide = read('launch/EMBEDDING.md')
const manifest = readManifest(read('smart-manifest.json'))
const linesOf = (path: string) => read(path).trimEnd().split('\n').length

describe('the guide for who embeds', () => {
  it('counts the lines of the examples as they are', () => {
    const [, minimal] = /works is (\d+) lines[^`]+`([^`]+)`/.exec(guide) ?? []
    expect(Number(minimal)).toBe(linesOf('test/sandbox/minimal-vendor/minimal-vendor.ts'))
    const [, taught] = /`Patient`, is (\d+) lines/.exec(guide) ?? []
    expect(Number(taught)).toBe(linesOf('test/auth-server/launch/registration/a-smart-provider.ts'))
    const [, messaging] = /sandbox page is (\d+)\s+lines/.exec(guide) ?? []
    expect(Number(messaging)).toBe(linesOf('test/sandbox/vendor/pages/messaging.js'))
  })

  it('gives the frame what the manifest and the sandbox give it', () => {
    const { iframe_sandbox: rights, iframe_allow: allowed } = manifest.smart.embedding
    expect(guide).toContain(`sandbox="${rights}"`)
    expect(guide).toContain(`allow="${allowed}"`)
    expect(rights).toBe(FRAME_SANDBOX)
    expect(guide).toContain(`from ${manifest.smart.embedding.min_width_px} CSS pixels wide`)
  })

  it('counts the mistakes that the stand-in makes', () => {
    expect(guide).toContain(`each client type and ${Object.keys(MISTAKES).length} mistakes`)
  })

  it('names every member of a launch that is used, every intent and every message', () => {
    const { launch_context: context, intents, embedding } = manifest.smart
    for (const member of context.used) expect(guide, member).toContain(`\`${member}\``)
    for (const { code } of intents) expect(guide).toContain(`\`${code}\``)
    for (const message of embedding.web_messaging) expect(guide).toContain(`\`${message}\``)
    const sent = /'(https:\/\/backstory\.example\/smart-messages\/[\w-]+)'/.exec(
      read('app/models/web-messaging.ts'),
    )?.[1]
    expect(guide).toContain(`\`${sent}\``)
  })

  it('sets only variables that there are, and every one that has no default', () => {
    const example = /# \/etc\/backstory\.env[\s\S]*?```/.exec(guide)?.[0] ?? ''
    const set = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name ?? '')
    for (const name of set) expect(Object.hasOwn(SETTINGS, name), name).toBe(true)
    const elsewhere = [
      ...['TLS_CERT_FILE', 'TLS_KEY_FILE', 'DATABASE_URL', 'DIRECTORY_FILE'],
      ...['CONTACT', 'TERMS_URL', 'PRIVACY_URL'],
    ]
    const needed = Object.entries(SETTINGS).flatMap(([name, setting]) =>
      'fallback' in setting || elsewhere.includes(name) ? [] : [name],
    )
    expect(set).toEqual(expect.arrayContaining(needed))
    for (const name of elsewhere) expect(guide, name).toContain(`\`${name}`)
    // systemd takes what stands behind a value for a part of it.
    expect(example).not.toMatch(/^[A-Z_]+=.*#/m)
  })

  it('points to files that are there', () => {
    const named = [...guide.matchAll(/`((?:test|auth-server|launch)\/[\w./-]+)`/g)]
    expect(named.length).toBeGreaterThan(3)
    for (const [, path] of named) expect(existsSync(resolve(root, path ?? '')), path).toBe(true)
  })
})
