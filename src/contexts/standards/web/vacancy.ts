/** What a district's places without a point wait for: a nomination, or the end of one. */
export function vacancyWords(vacant: number, pending: number): string {
  if (pending === 0) return `还有${vacant}个街镇名额待推荐`
  if (pending >= vacant) return `有${vacant}个街镇名额的申报在办`
  return `还有${vacant}个街镇名额：${pending}个申报在办，${vacant - pending}个待推荐`
}
