const PAGE_SIZE = 1_000

/** Reads a list to its end, a page at a time: for the rows of an export. */
export async function* allPages<R>(
  read: (paging: { page: number; pageSize: number }) => Promise<R[]>,
): AsyncIterable<R> {
  for (let page = 1; ; page += 1) {
    const rows = await read({ page, pageSize: PAGE_SIZE })
    yield* rows
    if (rows.length < PAGE_SIZE) return
  }
}
