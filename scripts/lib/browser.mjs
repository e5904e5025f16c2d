// Finds a Chromium and a Chinese font for the journeys; on Debian as root it installs what is missing.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { aptInstall } from './apt.mjs'

const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']
const found = () => [process.env.CHROMIUM_PATH, ...USUAL].find((path) => path && existsSync(path))

function hasChineseFont() {
  try {
    return execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).trim() !== ''
  } catch {
    // No fontconfig, so no fonts that a browser would find.
    return false
  }
}

/** Resolves to { path } of a browser, or { why } there is none. */
export async function ensureBrowser() {
  if (process.env.CHROMIUM_PATH && !existsSync(process.env.CHROMIUM_PATH))
    return { why: `CHROMIUM_PATH=${process.env.CHROMIUM_PATH} does not exist` }
  const missing = [...(found() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-wqy-microhei', 'fontconfig'])]
  if (missing.length > 0) {
    const why = await aptInstall(missing, { what: 'the journeys', or: ' or set CHROMIUM_PATH' })
    if (why) return { why }
  }
  const path = found()
  return path ? { path } : { why: 'chromium was installed but is not at any usual place: set CHROMIUM_PATH' }
}
