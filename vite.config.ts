import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Pages for the browsers offices have (Chrome 80 and later); no script is ever inline, so the strictest CSP holds. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    target: 'chrome80',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3000', '/health': 'http://127.0.0.1:3000' } },
})
