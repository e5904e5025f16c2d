import Fastify from 'fastify'
import pg from 'pg'

/** The least that answers with one person: Fastify and pg, nobody asked who they are. Tells its address to the bench. */
const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE, max: 10 })
const app = Fastify()
app.get('/person/:id', async (request) => {
  const { rows } = await pool.query(
    `select p.id, p.area_code as "areaCode", area.path as "areaPath", area.name as "areaName", p.name, p.masked_id as "maskedId",
       p.masked_phone as "maskedPhone", p.sex, p.birth_date as "birthDate", p.version
     from directory.person p join directory.area on area.code = p.area_code where p.id = $1`,
    [(request.params as { id: string }).id],
  )
  return rows[0]
})
process.send?.(await app.listen({ port: 0, host: '127.0.0.1' }))
process.on('disconnect', () => process.exit(0))
