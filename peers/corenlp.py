"""Runs Stanford CoreNLP over texts, on one thread."""

import json
import subprocess
import tempfile
from pathlib import Path

from texts import Text

JAVA = ["java", "-Xmx4g", "-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1", "-cp", str(Path(__file__).parent / ".jars" / "*")]
NAMES = ["-ner.applyFineGrained", "false", "-ner.useSUTime", "false", "-ner.applyNumericClassifiers", "false", "-ner.buildEntityMentions", "false"]


def annotate(words: list[str], annotators: str, *options: str) -> list[list[dict]]:
    """The sentences of each text as CoreNLP's JSON has them."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{i:05}.txt" for i in range(len(words))]
        for file, text in zip(files, words):
            file.write_text(text, encoding="utf-8")
        listed = Path(folder) / "list"
        listed.write_text("\n".join(map(str, files)))
        command = [*JAVA, "edu.stanford.nlp.pipeline.StanfordCoreNLP", "-threads", "1", "-annotators", annotators, *NAMES, *options]
        command += ["-outputFormat", "json", "-outputDirectory", folder, "-fileList", str(listed)]
        subprocess.run(command, check=True, capture_output=True)
        return [json.loads(f.with_name(f.name + ".json").read_text(encoding="utf-8"))["sentences"] for f in files]


def annotate_texts(texts: list[Text], annotators: str) -> list[list[dict]]:
    """The same for marked texts, each line of which ends a sentence."""
    return annotate([t.words for t in texts], annotators, "-ssplit.newlineIsSentenceBreak", "always")
