import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Where two pages share an address, the first hides the other and nobody is told. */
test.each(['web', 'h5'])('no two pages of %s have one address', (folder) => {
  const files = globSync(`src/contexts/*/${folder}/pages*.ts`)
  const paths = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^\s+path: '([^']+)'/gm)].map(([, path = '']) =>
      path.replace(/:\w+/g, ':'),
    ),
  )
  expect(paths.length).toBeGreaterThan(20)
  expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([])
})
