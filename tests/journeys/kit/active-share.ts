import type { Page } from 'playwright-core'

type Figure = { communityId: string; place: string; shown: string }

/** What a point's page says of 注册志愿者活跃率 (S5.7) in one community: the two counts, and the address of its evidence. */
export async function activeShareOf(
  page: Page,
  { town, community }: { town: string; community: string },
): Promise<{ active: number; all: number; evidence: string }> {
  const board = await (await page.request.get('/api/standards/read-board')).json()
  const { pointId } = board.points.find(({ townName }: { townName: string }) => townName === town)
  const input = encodeURIComponent(JSON.stringify({ pointId }))
  const { criteria } = await (await page.request.get(`/api/standards/read-point?input=${input}`)).json()
  const { figures } = criteria.find(({ code }: { code: string }) => code === 'S5.7') as { figures: Figure[] }
  const figure = figures.find(({ place }) => place.startsWith(community))
  const [, active, all] = /（(\d+)\/(\d+)）/.exec(figure?.shown ?? '') ?? []
  return { active: Number(active), all: Number(all), evidence: `/points/${pointId}?figure=S5.7~${figure?.communityId}` }
}
