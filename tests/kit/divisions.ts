import type { Division } from '#contexts/directory/public.ts'

/** Two districts of the real list, cut small: enough for towns, communities, a village and a near name. */
export const fewDivisions: readonly Division[] = [
  { code: '12', level: 'city', name: '天津市', parentCode: null },
  { code: '120101', level: 'district', name: '和平区', parentCode: '12' },
  { code: '120101006', level: 'town', name: '南市街道', parentCode: '120101' },
  { code: '120101006001', level: 'community', name: '庆有西里社区居委会', parentCode: '120101006' },
  { code: '120101006002', level: 'community', name: '怀远里社区居委会', parentCode: '120101006' },
  { code: '120101006018', level: 'community', name: '新文化花园社区居委会', parentCode: '120101006' },
  { code: '120101001', level: 'town', name: '劝业场街道', parentCode: '120101' },
  { code: '120101001001', level: 'community', name: '花园路社区居委会', parentCode: '120101001' },
  { code: '120101001004', level: 'community', name: '兆丰路社区居委会', parentCode: '120101001' },
  { code: '120119', level: 'district', name: '蓟州区', parentCode: '12' },
  { code: '120119123', level: 'town', name: '东二营镇', parentCode: '120119' },
  { code: '120119123206', level: 'community', name: '王辛庄村委会', parentCode: '120119123' },
  { code: '120119123212', level: 'community', name: '北高庄子村委会', parentCode: '120119123' },
  { code: '120119123223', level: 'community', name: '都赛营北村村委会', parentCode: '120119123' },
]

export const paths = {
  city: '12',
  heping: '12.120101',
  nanshi: '12.120101.120101006',
  xinwenhua: '12.120101.120101006.120101006018',
  quanyechang: '12.120101.120101001',
  jizhou: '12.120119',
}
