import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consentsMissing, isPlaybook, partsMissing } from './publishable.ts'

const consent = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  words: fc.boolean(),
  photos: fc.boolean(),
  withdrawnOn: fc.constantFrom(null, '2024-05-01'),
})
const photo = fc.record({
  title: fc.constant('合影'),
  showsPeople: fc.boolean(),
  consentId: fc.constantFrom(null, 'a', 'b', 'c'),
})

describe('what may be published', () => {
  test('nobody is shown or told of without a consent that stands', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(photo), fc.array(consent), (tells, photos, consents) => {
        const standing = consents.filter(({ withdrawnOn }) => withdrawnOn === null)
        if (consentsMissing(tells, photos, consents).length > 0) return
        const shown = photos.filter(({ showsPeople }) => showsPeople)
        expect(!tells || standing.some(({ words }) => words)).toBe(true)
        expect(shown.every(({ consentId }) => standing.some((one) => one.photos && one.id === consentId))).toBe(true)
      }),
    )
  })

  test('taking consents back never lets more through', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(photo), fc.array(consent), (tells, photos, consents) => {
        const withdrawn = consents.map((one) => ({ ...one, withdrawnOn: '2024-05-02' }))
        const before = consentsMissing(tells, photos, consents)
        expect(consentsMissing(tells, photos, withdrawn)).toEqual(expect.arrayContaining(before))
      }),
    )
  })

  test('a case of nobody needs none; parts and playbooks say what lacks', () => {
    expect(consentsMissing(false, [{ title: '门口', showsPeople: false, consentId: null }], [])).toEqual([])
    expect(partsMissing({ background: '有', practice: ' ', effect: '有', insight: '' })).toEqual(['做法', '启示'])
    expect(isPlaybook({ steps: [{}], roles: [{}], costFen: 0 })).toBe(true)
    expect(isPlaybook({ steps: [{}], roles: [{}], costFen: null })).toBe(false)
  })
})
