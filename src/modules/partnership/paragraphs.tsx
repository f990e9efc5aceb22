/** Words over several lines as paragraphs; lines that begin with a hyphen as a list. */
export function Paragraphs({ words }: { words: string }) {
  return (
    <>
      {words.split(/\n\s*\n/).map((block, index) => {
        const lines = block.split('\n').filter((line) => line.trim() !== '')
        const listed = lines.length > 0 && lines.every((line) => /^\s*[-•]\s/.test(line))
        return listed ? (
          <ul key={index}>
            {lines.map((line) => (
              <li key={line}>{line.replace(/^\s*[-•]\s+/, '')}</li>
            ))}
          </ul>
        ) : (
          <p key={index}>
            {lines.map((line, at) => (
              <span key={at}>
                {at > 0 && <br />}
                {line}
              </span>
            ))}
          </p>
        )
      })}
    </>
  )
}
