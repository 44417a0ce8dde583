"""What a file is or why it cannot be read, and what to do about it, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "unread.why.not-folder": "a part of its path is a file, not a folder",
    "unread.why.not-folder.do": "check the path",
    "unread.why.forbidden": "you may not read it",
    "unread.why.forbidden.do": "ask for the right to read it, or copy it to a folder of your own",
    "unread.path": '"{path}" cannot be read: {why}; {do}',
    "unread.why.in-use": "another program holds it",
    "unread.why.in-use.do": "close it there, then try again",
    "unread.why.too-long": "its name is too long",
    "unread.why.too-long.do": "give it a shorter name, or move it to a folder nearer to the top",
    "unread.why.loop": "its links lead in a circle",
    "unread.why.loop.do": "name the file itself, not a link to it",
    "unread.why.too-many": "too many files are open",
    "unread.why.too-many.do": "close other programs, then try again",
    "unread.why.broken": "the disk or the network fails",
    "unread.why.broken.do": "copy it to this machine, then try again",
    "unread.why.other": "the system refuses it",
    "unread.why.other.do": "open it in an editor, and save it in a folder of your own",
    "unread.folder.none": "it is no study",
    "unread.folder.none.do": (
        'name the folder of a study or a process file; "approvalflow init" writes a study that runs'
    ),
    "unread.folder.otherwise": "{other} is called otherwise",
    "unread.folder.otherwise.do": "rename {other} to process.yaml",
    "unread.folder.redesigns": "it holds the redesigns of a study",
    "unread.folder.redesigns.do": "name the folder above it",
    "unread.folder.studies": "studies lie in it",
    "unread.folder.studies.do": "name one of them: {other}",
    "unread.other.result": "a result of compare or run",
    "unread.other.result.do": 'show or convert it with "approvalflow report"',
    "unread.other.schema": "a JSON Schema",
    "unread.other.schema.do": (
        "give the process file that it is for; editors use the schema to check while one writes"
    ),
    "unread.other.page": "an HTML page",
    "unread.other.page.do": (
        "open it in a browser; a result that is stored as JSON is converted with "
        '"approvalflow report"'
    ),
    "unread.other.bpmn": "a BPMN model",
    "unread.other.bpmn.do": (
        'no command reads it: describe the process in YAML; "approvalflow init" writes '
        "one to start from"
    ),
    "unread.other.log": "an event log (XES)",
    "unread.other.log.do": (
        "no command reads it: write what it shows into the process file as times and shares"
    ),
    "unread.other.table": "a table (CSV)",
    "unread.other.table.do": (
        "no command reads it: write what it shows into the process file as times and shares"
    ),
    "unread.other.drawing": "a drawing (SVG)",
    "unread.other.drawing.do": "give the process file from which it was drawn",
    "unread.other.markup": "an XML file",
    "unread.other.markup.do": (
        'give a process file in YAML; "approvalflow init" writes one to start from'
    ),
    "unread.other.word": "a Word file",
    "unread.other.word.do": (
        'give a process file in YAML; "approvalflow init" writes one to start from'
    ),
    "unread.other.spreadsheet": "an Excel file",
    "unread.other.spreadsheet.do": (
        'give a process file in YAML; "approvalflow init" writes one to start from'
    ),
    "unread.other.slides": "a PowerPoint file",
    "unread.other.slides.do": (
        'give a process file in YAML; "approvalflow init" writes one to start from'
    ),
    "unread.other.old-office": "a Word or Excel file",
    "unread.other.old-office.do": (
        'give a process file in YAML; "approvalflow init" writes one to start from'
    ),
    "unread.other.pdf": "a PDF file",
    "unread.other.pdf.do": (
        'give a process file in YAML; "approvalflow init" writes one to start from'
    ),
    "unread.other.picture": "a picture",
    "unread.other.picture.do": (
        'give a process file in YAML; "approvalflow init" writes one to start from'
    ),
    "unread.other.archive": "an archive",
    "unread.other.archive.do": "unpack it, and give the process file in it",
    "unread.other.database": "a database",
    "unread.other.database.do": (
        'give a process file in YAML; "approvalflow init" writes one to start from'
    ),
}
