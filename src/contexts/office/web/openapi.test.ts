import { expect, test } from 'vitest'
import { fieldsOf, groupsOf, inputOf, kindOf, type OpenApi } from './openapi.ts'

const document: OpenApi = {
  info: { title: '接口', version: '1', description: '' },
  tags: [
    { name: 'fund', description: '基金' },
    { name: 'standards', description: '创建标准' },
  ],
  paths: {
    '/api/fund/list-grants': {
      get: {
        operationId: 'fund.listGrants',
        tags: ['fund'],
        summary: '查看资助',
        'x-needs': 'fund.grant.read',
        parameters: [
          {
            name: 'input',
            in: 'query',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['areaCode'],
                  properties: {
                    areaCode: { type: 'string' },
                    filter: {
                      anyOf: [{ type: 'object', properties: { year: { type: 'integer' } } }, { type: 'null' }],
                    },
                  },
                },
              },
            },
          },
        ],
        responses: {},
      },
    },
  },
}

test('interfaces are found by words and by path, and empty groups are left out', () => {
  expect(groupsOf(document, '').map(({ title }) => title)).toEqual(['基金'])
  expect(groupsOf(document, '基金 资助')).toHaveLength(1)
  expect(groupsOf(document, 'LIST-grants')).toHaveLength(1)
  expect(groupsOf(document, '志愿')).toEqual([])
})

test('a query’s input is read out of its parameter, nested fields below what holds them', () => {
  const operation = document.paths['/api/fund/list-grants']?.get
  expect(
    fieldsOf(operation && inputOf(operation)).map(({ name, depth, isRequired }) => [name, depth, isRequired]),
  ).toEqual([
    ['areaCode', 0, true],
    ['filter', 0, false],
    ['year', 1, false],
  ])
})

test('kinds are said in Chinese', () => {
  expect(kindOf({ type: 'array', items: { type: 'string', format: 'uuid' } })).toBe('编号列表')
  expect(kindOf({ anyOf: [{ enum: ['a'] }, { type: 'null' }] })).toBe('选项或空')
})
