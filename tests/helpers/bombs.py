"""What can be wrong with a file, whatever it says: bytes that are none, YAML that costs or runs."""

from collections.abc import Callable

EDITS: dict[str, Callable[[bytes], bytes]] = {
    "CR LF": lambda raw: raw.replace(b"\n", b"\r\n"),
    "CR": lambda raw: raw.replace(b"\n", b"\r"),
    "tabs": lambda raw: raw.replace(b"  ", b"\t"),
    "NUL for spaces": lambda raw: raw.replace(b" ", b"\0"),
    "no line ends": lambda raw: raw.replace(b"\n", b" "),
    "no spaces": lambda raw: raw.replace(b" ", b""),
    "no colons": lambda raw: raw.replace(b":", b""),
    "no quotation marks": lambda raw: raw.replace(b'"', b""),
    "in capitals": bytes.upper,
    "backwards": lambda raw: raw[::-1],
    "lines backwards": lambda raw: b"\n".join(raw.split(b"\n")[::-1]),
    "half a letter at the end": lambda raw: raw + "ў".encode()[:1],
    "half of the bits": lambda raw: bytes(byte & 0xF0 for byte in raw),
}

_LAUGHS = "".join(f"z{n}: &z{n} [{f'*z{n - 1}, ' * 9}]\n" for n in range(1, 30))

# Written behind the data of a file.
BOMBS = {
    "10,000 aliases": "zzz: &a x\nyyy: [" + "*a, " * 10_000 + "]\n",
    "a billion laughs": f"z0: &z0 x\n{_LAUGHS}",
    "an alias of itself": "zzz: &z [*z]\n",
    "merged keys": "zzz: &z {a: b}\nyyy:\n  <<: *z\n",
    "deep lists": f"zzz: {'[' * 100_000}\n",
    "deep lists, closed": f"zzz: {'[' * 9_000}{']' * 9_000}\n",
    "deep mappings": f"zzz: {'{a: ' * 50_000}\n",
    "deep lines": "zzz:\n" + "".join(" " * n + "- a:\n" for n in range(1, 900)),
    "many keys": "".join(f"k{n}: x\n" for n in range(60_000)),
    "many unknown keys": "".join(f"k{n}: x\n" for n in range(15_000)),
    "many values": f"zzz: [{'x, ' * 200_000}]\n",
    "many equal keys": "zzz: x\n" * 9_000,
    "many doubts": "zzz:\n" + "- yes\n" * 15_000,
    "many tabs": "\t\n" * 400_000,
    "many tabs in one line": "\t" * 900_000,
    "many line separators": "\u2028\n" * 200_000,
    "a long word": f"zzz: {'x' * 900_000}\n",
    "a word of many alphabets": "zzz: " + "aя" * 200_000 + "\n",
    "many words of two alphabets": "zzz: " + "".join(f"aя{n:x} " for n in range(60_000)) + "\n",
    "many brackets": "zzz: '" + "[en|" * 200_000 + "'\n",
    "a long key": f"? {'x' * 900_000}\n: x\n",
    "a large number": f"zzz: {'9' * 900_000}\n",
    "numbers of sixty": f"zzz: 1{':59' * 100_000}\n",
    "a large float": f"zzz: 1e{'9' * 99_000}\n",
    "a large version": f"...\n%YAML 1.{'9' * 99_000}\n--- x\n",
    "a Python object": "zzz: !!python/object/apply:os.system [touch owned]\n",
    "a Python name": "zzz: !!python/name:os.system x\n",
    "a binary": "zzz: !!binary aGk=\n",
    "a tag of its own": "zzz: !<tag:evil.example,2000:x> x\n",
    "a key that is a list": "? [a, b]\n: x\n",
    "a second document": "--- x\n",
    "a directive": "...\n%TAG ! tag:evil.example,2000:\n--- x\n",
    "a surrogate": 'zzz: "\\ud800\\udc00"\n',
    "an anchor": "zzz: &a\n",
    "a byte order mark": "\ufeffzzz: x\n",
    "an escape too large": 'zzz: "\\UFFFFFFFF"\n',
    "an end of text": "\x04\x1a",
}
