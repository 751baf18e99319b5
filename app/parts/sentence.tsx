import { Words } from './words.tsx'

/** Splits where a date stands; the dates are the odd pieces. */
const DATES = /(\d{2}-[A-Z][a-z]{2}-\d{4})/

/** Words of the server in which dates stay on one line. */
export function Sentence({ words }: { words: string }) {
  return (
    <>
      {words.split(DATES).map((piece, index) =>
        index % 2 === 1 ? (
          <span class="nowrap" key={`${index} ${piece}`}>
            {piece}
          </span>
        ) : (
          <Words key={`${index} ${piece}`} text={piece} />
        ),
      )}
    </>
  )
}
