// Runs programs: quietly when they are quick, with a line of progress when they take over a second.
import { spawn } from 'node:child_process'
import process from 'node:process'
import { root } from './node.mjs'

const SLOW_MS = 1000
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
const REMIND_MS = 15_000

/**
 * Runs a program in the repository; resolves to { code, output, seconds }. `title`: what is said once it takes over a
 * second, and again every 15 s. `onOutput` gets what it writes as it writes it.
 */
export async function run(program, words, { title, env = {}, onOutput } = {}) {
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  const stopTelling = title ? tell(title, seconds) : () => {}
  const { code, output } = await ended(program, words, { env, onOutput })
  stopTelling()
  return { code, output, seconds: seconds() }
}

function tell(title, seconds) {
  let hasSaid = false
  const say = () => {
    console.log(hasSaid ? `  ${title}…… 已用 ${seconds().toFixed(0)} 秒` : `  ${title}……`)
    hasSaid = true
    timer = setTimeout(say, REMIND_MS)
  }
  let timer = setTimeout(say, SLOW_MS)
  return () => {
    clearTimeout(timer)
    if (hasSaid) console.log(`  ${title}：用时 ${seconds().toFixed(1)} 秒`)
  }
}

function ended(program, words, { env, onOutput }) {
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const pass = (signal) => {
      child.kill(signal)
      process.exit(1)
    }
    for (const signal of SIGNALS) process.once(signal, pass)
    child.once('close', () => {
      for (const signal of SIGNALS) process.off(signal, pass)
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
        onOutput?.(text)
      })
    child.once('error', (problem) => resolve({ code: 127, output: `${program}: ${problem.message}` }))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

const lines = (output) => output.trim().split('\n')
export const head = (output, most = 20) => lines(output).slice(0, most).join('\n')
export const tail = (output, most = 20) => lines(output).slice(-most).join('\n')
