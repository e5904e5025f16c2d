import { existsSync, statfsSync } from 'node:fs'
import { totalmem } from 'node:os'

const MB = 1024 * 1024

/** Settings for a machine of any memory whose other half belongs to Node: an eighth for PostgreSQL's own buffers, at most 1 GB. */
export function tuning(memoryBytes = totalmem()): Record<string, string> {
  const memory = Math.floor(memoryBytes / MB)
  const between = (least: number, value: number, most: number) =>
    `${Math.min(most, Math.max(least, Math.floor(value)))}MB`
  return {
    shared_buffers: between(64, memory / 8, 1024),
    effective_cache_size: between(256, memory / 2, 16_384),
    work_mem: between(4, memory / 256, 32),
    maintenance_work_mem: between(64, memory / 16, 512),
    max_connections: '60',
    random_page_cost: '1.1',
    wal_compression: 'on',
    max_wal_size: '2GB',
    checkpoint_completion_target: '0.9',
    jit: 'off',
    log_timezone: 'Asia/Shanghai',
    timezone: 'Asia/Shanghai',
    ...(hasSmallShm() && { dynamic_shared_memory_type: 'mmap' }),
  }
}

/** Containers often have 64 MB of /dev/shm, too little for a parallel join. */
function hasSmallShm(): boolean {
  if (!existsSync('/dev/shm')) return true
  const { blocks, bsize } = statfsSync('/dev/shm')
  return blocks * bsize < 256 * MB
}

/** For databases that are thrown away: nothing needs to survive a power cut. */
export const THROWAWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' }
