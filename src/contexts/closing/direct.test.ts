import { expect, test } from 'vitest'
import { documentsContract } from '#contexts/documents/contract.ts'
import { programmeContract } from '#contexts/programme/contract.ts'
import { aClosingTown, anOccasion, done, said, waived, withParts } from '../../../tests/kit/closing.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'

const town = aTown()

test('qualified at the first final, and closed straight away; its notice opens in the register', async () => {
  town.now = new Date('2024-06-20T09:00:00+08:00')
  await loadTianjin(town)
  const who = await aClosingTown(town)
  await anOccasion(town, { pointId: who.pointId, stage: 'final' }, { grade: '合格', totalCenti: 7_250 })
  const { closingId, version } = await withParts(who)
  await done(who.town, 'applyClosing', { closingId, version })
  const ref = { closingId, version: await waived(who, closingId) }
  await done(who.city, 'checkClosing', { ...ref, outcome: 'passed' })
  const checked = { closingId, version: ref.version + 1 }
  expect(await said(who.city, 'approveClosing', checked)).toContain('403')
  const { documentId } = await done(who.leader, 'approveClosing', checked)
  const seen = await done(who.town, 'getClosing', { closingId })
  expect([seen.state, seen.conditions.find(({ code }: { code: string }) => code === 'evaluation').figure]).toEqual([
    'closed',
    '72.50分，合格',
  ])
  const point = await who.city.ask(programmeContract, 'getPoint', { pointId: who.pointId })
  expect(point.body.status).toBe('closed')
  const paper = await who.city.ask(documentsContract, 'getDocument', { documentId })
  expect(paper.status, JSON.stringify(paper.body).slice(0, 300)).toBe(200)
  const rows = JSON.stringify(paper.body)
  expect(rows).toContain('逐项得分和依据')
  expect(rows).toContain('结项条件审核表')
})
