/** A row of a table: what it is about, and its numbers by what they are. marked: it is the learner's own. */
export interface Row {
  readonly name: string
  readonly marked: boolean
  readonly numbers: ReadonlyMap<string, number>
}

/**
 * The rows of the first table inside `place` that have numbers.
 *
 *     <tr data-marked><th scope="row">60</th><td><data value="0.31" data-as="score">31 %</data></td></tr>
 *
 * is a row named "60", or what its `data-name` says, with a "score" of 0.31.
 */
export function rowsOf(place: Element): readonly Row[] {
  const rows = [...place.querySelectorAll<HTMLTableRowElement>('table tbody tr')].map(rowOf)
  return rows.filter(row => row.numbers.size)
}

function rowOf(row: HTMLTableRowElement): Row {
  const numbers = [...row.querySelectorAll('data')].map(
    each => [each.dataset.as ?? '', Number(each.value)] as const,
  )
  const name = row.dataset.name ?? row.querySelector('th')?.textContent ?? ''
  return { name: name.trim(), marked: 'marked' in row.dataset, numbers: new Map(numbers) }
}

/** Looks up a number of a row; not a number where it has none of this name. */
export function number(what: string): (row: Row) => number {
  return row => row.numbers.get(what) ?? Number.NaN
}
