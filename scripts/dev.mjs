// npm run dev: the server starts anew when a source changes; vite serves the pages as they are being written.
import { spawn } from 'node:child_process'
import process from 'node:process'
import { ensureInstalled } from './lib/install.mjs'
import { checkOwnVersion, nodeBinary, root } from './lib/node.mjs'

checkOwnVersion()
await ensureInstalled()
const server = ['--watch', '--watch-preserve-output', '--disable-warning=ExperimentalWarning', 'src/main/server.ts']
const children = [server, ['node_modules/vite/bin/vite.js']].map((words) =>
  spawn(nodeBinary(), words, { cwd: root, stdio: 'inherit' }),
)
const stop = (code) => {
  for (const child of children) child.kill('SIGTERM')
  process.exitCode = code
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0))
for (const child of children) child.on('exit', (code) => stop(code ?? 1))
