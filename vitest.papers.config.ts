import { defineConfig } from 'vitest/config'

/** Official documents opened by LibreOffice; no database, no server. */
export default defineConfig({
  test: { include: ['tests/papers/**/*.papers.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
})
