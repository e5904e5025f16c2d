export const incubationContract = {
  context: 'incubation',
  title: '社会组织培育',
  endpoints: {},
} as const
