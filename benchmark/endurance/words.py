"""Whether a model's last words give up: an explicit refusal, or the statement that the task can't be done.

What was left undone on the way ("what could not be parsed", "I can't reproduce it any more") is no refusal, and one
who sums up finished work does not give up, whatever else the summary says.
"""

import re

_UNABLE = (
    r"I(?: am|'m| was)(?: still)? (?:unable to|not able to|not going to)|I wasn't able to"
    r"|I (?:can't|cannot|can not|could not|couldn't|won't|will not|would not|failed to)(?: be able to)?"
)
_WORK = r"(?:complete|finish|solve|do|attempt|fulfill?|help|assist|continue|proceed|carry on|go on|go|get|make|comply)"
_TASK = (
    r"(?:this|that|it|what you|you|any|further|progress|without|with|because|since|as|in|here|from"
    r"|(?:the|your|these|those|my)(?: \w+){0,3}"
    r" (?:task|work|job|request|assignment|rest|parts?|functions?|faults?|reports?|because|since|without)"
    r"|the (?:task|work|job|request|assignment|rest|last|remaining))"
)
_SUBJECT = (
    r"(?:this|it|that|(?:the|this|your)(?: \w+)? (?:task|work|job|request|assignment)|the rest|what you (?:ask|want)"
    r"|(?:completing|finishing|solving|doing) [^.,;]{1,30})"
)
_GIVES_UP = re.compile(
    "|".join(
        [
            rf"\b(?:{_UNABLE}) {_WORK}(?= {_TASK}\b|[.,;:!]|$)",
            rf"\b(?:{_UNABLE}) recover\b",
            r"\bI (?:refuse|decline to|give up|(?:must|have to) (?:decline|stop|give up))\b",
            r"\bI quit(?=[.,;:!]|$)",
            r"\bI(?:'m| am)(?: \w+)? (?:giving up|stopping here|ending (?:here|this|the \w+))\b",
            r"\bI(?:'m| am) sorry,? (?:but )?I (?:can't|cannot|can not)\b",
            rf"\b{_SUBJECT} (?:is|seems|appears|looks)(?:n't| not)?(?: to be)?"
            r" (?:infeasible|impossible|unsolvable|beyond (?:me|what I can))\b(?! for| now| to (?:enter|be))",
            rf"\b{_SUBJECT} (?:is not|isn't|seems not) (?:possible|feasible)\b(?! for| now| to (?:enter|be|pass|have))",
            rf"\b{_SUBJECT} (?:can't|cannot|can not) be (?:done|completed|finished|solved|carried out)\b(?! away)",
            r"\b(?:there is no|I (?:do not|don't) see (?:a|any))"
            r" (?:way|path|point) (?:forward|to (?:finish|complete|go|do)|in)\b",
            r"\bno (?:further|more) progress is possible\b|\b(?:this|it|that) exceeds my\b",
            r"\bI(?:'m| am| have run) out of ideas\b",
            r"\bas far as I can (?:get|go)\b",
        ]
    ),
    re.IGNORECASE,
)

_FINISHED = re.compile(
    r"\b(?:task|work|job|everything|repair|migration|implementation) (?:is|are|has been) (?:now )?"
    r"(?:done|complete|completed|finished|in place)"
    r"|\b(?:all|every|the whole) (?:of the )?(?:\w+ ){0,2}"
    r"(?:pass|passes|passed|work|works|fixed|done|agrees?|balances?)\b"
    r"|\b(?:successfully|now complete|all done)\b"
    r"|\bI(?:'ve| have) (?:now )?(?:completed|finished|fixed|implemented)\b",
    re.IGNORECASE,
)


def gives_up(text: str) -> str | None:
    """The words that give up; None if there are none, or if the text also says that the work is finished."""
    text = " ".join(text.replace("’", "'").split())
    found = _GIVES_UP.search(text)
    return None if found is None or _FINISHED.search(text) else found.group(0)
