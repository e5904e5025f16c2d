import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const WORTH_IT = 1024

/** Compresses each asset once, as hard as can be, so that the server only has to send it. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir = 'dist' }) {
    const assets = join(dir, 'assets')
    for (const name of readdirSync(assets).filter((one) => /\.(js|css|svg)$/.test(one))) {
      const content = readFileSync(join(assets, name))
      if (content.length < WORTH_IT) continue
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }
      writeFileSync(join(assets, `${name}.br`), brotliCompressSync(content, quality))
      writeFileSync(join(assets, `${name}.gz`), gzipSync(content, { level: 9 }))
    }
  },
})

/**
 * zod tries whether it may compile code from text, which our CSP forbids: each page would report a violation. Said where
 * zod keeps its settings, because schemas are made while modules load, before any line of ours could say it.
 */
const withoutEval = (): Plugin => ({
  name: 'zod-without-eval',
  transform: {
    filter: { id: /zod\/v4\/core\/core\.js$/ },
    handler: (code) => `${code}\nglobalConfig.jitless = true\n`,
  },
})

/** Pages for the browsers offices have (Chrome 80 and later); no script is ever inline, so the strictest CSP holds. */
export default defineConfig({
  plugins: [react(), withoutEval(), compressed()],
  build: {
    outDir: 'dist',
    target: 'chrome80',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3000', '/health': 'http://127.0.0.1:3000' } },
})
