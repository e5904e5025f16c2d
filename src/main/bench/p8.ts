import { chromium, type Page } from 'playwright-core'
import type { Bench } from './bench.ts'
import { type PageSpeed, speedOf } from './lighthouse.ts'
import { median, type Result, rounded } from './result.ts'

const PHONE = { width: 390, height: 844 }
const FIRST = '/m/activities'
const SCRIPTS_BAR_KB = 120
const PERFORMANCE_BAR = 95
const LCP_BAR_S = 2
/** Lighthouse itself advises several: it throttles by estimate, and this machine has other work. */
const ROUNDS = 3

/** What somebody's phone loads who comes for the first time: 找活动, then sign-in. And what Lighthouse says of it. */
export async function measurePhone({ server, say }: Pick<Bench, 'server' | 'say'>): Promise<Result[]> {
  if (!(await fetch(`${server.address}/m`)).ok) throw new Error('the pages are not built: npm start builds them')
  return [await measureScripts(server.address), ...(await measureLighthouse(`${server.address}${FIRST}`, say))]
}

const browserPath = (): string => process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const launch = () =>
  chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox', '--disable-dev-shm-usage'] })

async function measureScripts(address: string): Promise<Result> {
  const browser = await launch()
  try {
    const page = await browser.newPage({ viewport: PHONE, baseURL: address, locale: 'zh-CN' })
    const scripts = sizesOfScripts(page)
    await page.goto(FIRST, { waitUntil: 'networkidle' })
    await page.getByRole('link', { name: '登录', exact: true }).click()
    await page.getByLabel('手机号').waitFor()
    await page.waitForLoadState('networkidle')
    const sizes = await scripts()
    const kilobytes = sizes.reduce((sum, one) => sum + one, 0) / 1000
    return {
      id: 'P8',
      what: 'JavaScript of a first visit on a phone: 找活动 and sign-in, as it came over the wire (gzip)',
      value: rounded(kilobytes),
      unit: 'kB',
      bar: `≤ ${SCRIPTS_BAR_KB} kB`,
      holds: kilobytes <= SCRIPTS_BAR_KB,
      reference: null,
      more: { scripts: sizes.length },
    }
  } finally {
    await browser.close()
  }
}

/** Collects the bytes of every script a page loads, as they travelled. */
function sizesOfScripts(page: Page): () => Promise<number[]> {
  const found: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script')
      found.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  return () => Promise.all(found)
}

/** Lighthouse as it judges a mobile page: a middling phone on slow 4G. Where it cannot be had that is said, and no bar holds. */
async function measureLighthouse(url: string, say: (line: string) => void): Promise<Result[]> {
  const speeds: PageSpeed[] = []
  try {
    for (let round = 0; round < ROUNDS; round++) {
      speeds.push(await speedOf(url))
      say(`Lighthouse ${round + 1} of ${ROUNDS}`)
    }
  } catch (problem) {
    return verdicts(Number.NaN, Number.NaN, { 'not measured': String(problem) })
  }
  const paint = median(speeds.map(({ lcpMs }) => lcpMs)) / 1000
  return verdicts(median(speeds.map(({ score }) => score)), paint, { rounds: speeds.length })
}

const verdicts = (score: number, seconds: number, more: NonNullable<Result['more']>): Result[] => [
  {
    id: 'P8',
    what: 'Lighthouse mobile performance of 找活动, median',
    value: Math.round(score),
    unit: 'of 100',
    bar: `≥ ${PERFORMANCE_BAR}`,
    holds: score >= PERFORMANCE_BAR,
    reference: null,
    more,
  },
  {
    id: 'P8',
    what: 'largest contentful paint of 找活动 on Lighthouse’s phone, median',
    value: rounded(seconds),
    unit: 's',
    bar: `≤ ${LCP_BAR_S} s`,
    holds: seconds <= LCP_BAR_S,
    reference: null,
    more,
  },
]
