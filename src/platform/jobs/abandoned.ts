import type pg from 'pg'

const LOCK = `hashtextextended('wushe jobs', 0)`

/**
 * Says that somebody works on this database, for as long as the connection lasts, and frees what the dead left: a server
 * that was killed leaves its jobs marked as being done, and the queue would let them lie for four hours. Only whoever is
 * alone may say that nobody is at work on them; beside a living server they are left to it.
 */
export async function takeUpAbandoned(presence: pg.ClientBase): Promise<void> {
  const { rows } = await presence.query<{ alone: boolean }>(`select pg_try_advisory_lock(${LOCK}) as alone`)
  const alone = rows[0]?.alone ?? false
  if (alone)
    await presence.query(`
      select graphile_worker.force_unlock_workers(array(
        select locked_by from graphile_worker._private_jobs where locked_by is not null
        union select locked_by from graphile_worker._private_job_queues where locked_by is not null))`)
  await presence.query(`select pg_advisory_lock_shared(${LOCK})`)
  if (alone) await presence.query(`select pg_advisory_unlock(${LOCK})`)
}
