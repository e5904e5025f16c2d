import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { outputOfProgram } from './program.ts'

const FOLDER = join(import.meta.dirname, '../../../node_modules/.wushe/lighthouse')
/** Apache-2.0, by the makers of Chromium; 170 MB with what it needs, so it is fetched for the bench alone. */
const VERSION = '13.5.0'
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export type PageSpeed = { score: number; lcpMs: number; fcpMs: number; blockedMs: number; shift: number }

/** What Lighthouse says of a page on its mid-range phone with a slow connection. Errors: it cannot be fetched, or no Chromium. */
export async function speedOf(url: string): Promise<PageSpeed> {
  const { default: lighthouse } = (await import(await entryOf('lighthouse'))) as { default: Lighthouse }
  const { launch } = (await import(await entryOf('chrome-launcher'))) as { launch: Launch }
  const chrome = await launch({ chromePath: CHROMIUM, chromeFlags: FLAGS })
  try {
    const run = await lighthouse(url, { port: chrome.port, onlyCategories: ['performance'], output: 'json' })
    if (!run) throw new Error(`Lighthouse said nothing of ${url}`)
    const { categories, audits } = run.lhr
    const figure = (name: string): number => audits[name]?.numericValue ?? Number.NaN
    return {
      score: Math.round((categories.performance?.score ?? 0) * 100),
      lcpMs: Math.round(figure('largest-contentful-paint')),
      fcpMs: Math.round(figure('first-contentful-paint')),
      blockedMs: Math.round(figure('total-blocking-time')),
      shift: figure('cumulative-layout-shift'),
    }
  } finally {
    chrome.kill()
  }
}

type Audited = {
  lhr: {
    categories: Record<string, { score: number | null } | undefined>
    audits: Record<string, { numericValue?: number } | undefined>
  }
}
type Lighthouse = (url: string, flags: object) => Promise<Audited | undefined>
type Launch = (options: object) => Promise<{ port: number; kill(): void }>

/** The address of a package of Lighthouse's own folder, which is filled when it is empty. */
async function entryOf(name: string): Promise<string> {
  if (!existsSync(join(FOLDER, 'node_modules/lighthouse'))) {
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(join(FOLDER, 'package.json'), JSON.stringify({ private: true }))
    const words = [
      'install',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      `lighthouse@${VERSION}`,
    ]
    await outputOfProgram('npm', words, FOLDER)
  }
  return pathToFileURL(createRequire(join(FOLDER, 'package.json')).resolve(name)).href
}
