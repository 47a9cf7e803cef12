#!/usr/bin/env python3
"""Writes the code sets of Sources/ISO20022/CodeSets/Data from published lists.

usage: generate-code-sets.py FOLDER [--countries FILE] [--date YYYY-MM-DD]

FOLDER holds
  iso4217-list-one.xml          ISO 4217 "List one", active currencies (SIX Financial Information)
  iban-registry.json            country -> {"bban_spec": "3!n13!c", "iban_length": 20}, from the SWIFT IBAN registry
  External….csv                 columns code, name_*, definition and in_YYYY_MM (ISO 20022 external code sets)
  bank_transaction_codes_….csv  columns domain_code, family_code, subfamily_code; the date at the end of its name
Code sets that the folder does not hold stand in external-code-sets-added.txt beside this file. The countries are read from the time zone database's iso3166.tab. The date is that of the writing: today unless given.
Needs nothing but Python's own library. Refuses, with exit code 1, a list that is not as described.
"""

import argparse
import csv
import datetime
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

OUTPUT = pathlib.Path(__file__).resolve().parent.parent / "Sources/ISO20022/CodeSets/Data"
COLUMNS_MAX = 120


def refuse(why):
    sys.exit(f"generate-code-sets: {why}")


def currencies(folder):
    root = ElementTree.parse(folder / "iso4217-list-one.xml").getroot()
    decimals = {}
    for entry in root.iter("CcyNtry"):
        code, units = entry.findtext("Ccy"), entry.findtext("CcyMnrUnts")
        if code is None:
            continue
        if not re.fullmatch("[A-Z]{3}", code) or not re.fullmatch("[0-9]|N\\.A\\.", units):
            refuse(f"currency {code!r} with {units!r} minor units")
        units = "-" if units == "N.A." else units
        if decimals.setdefault(code, units) != units:
            refuse(f"currency {code} has two numbers of minor units")
    lines = [f"{code} {units}" for code, units in sorted(decimals.items())]
    return lines, f"ISO 4217 list one, published {root.get('Pblshd')}"


def countries(path):
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    codes = sorted(line.split("\t")[0] for line in lines)
    for code in codes:
        if not re.fullmatch("[A-Z]{2}", code):
            refuse(f"country {code!r}")
    if len(set(codes)) != len(codes):
        refuse("a country stands twice")
    return filled(codes), "ISO 3166-1 alpha-2, as in iso3166.tab of the time zone database"


def iban_structures(folder):
    registry = json.loads((folder / "iban-registry.json").read_text("utf-8"))
    lines = []
    for country, entry in sorted(registry.items()):
        structure = entry["bban_spec"]
        parts = re.findall("([0-9]{1,2})!([anc])", structure)
        if "".join(f"{count}!{kind}" for count, kind in parts) != structure:
            refuse(f"IBAN structure of {country}: {structure!r}")
        if 4 + sum(int(count) for count, _ in parts) != entry["iban_length"]:
            refuse(f"IBAN length of {country} does not follow from {structure!r}")
        lines.append(f"{country} {structure}")
    return lines, "the SWIFT IBAN registry: structure of the part after the check digits"


def status_reasons(folder):
    with open(folder / "ExternalStatusReason1Code.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    newest = max(column for column in rows[0] if re.fullmatch("in_[0-9]{4}_[0-9]{2}", column))
    name_column = next(column for column in rows[0] if column.startswith("name_"))
    lines = []
    for row in sorted(rows, key=lambda row: row["code"]):
        if row[newest] != "Y":
            continue
        if not re.fullmatch("[A-Z0-9]{1,4}", row["code"]):
            refuse(f"status reason {row['code']!r}")
        lines.append(f"{row['code']} {in_words(row[name_column]) or first_sentence(row['definition'])}")
    return lines, f"ISO 20022 external code set ExternalStatusReason1Code, {newest[3:].replace('_', '-')}"


def external_codes(folder, added):
    sets = {}
    for path in sorted(folder.glob("External*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        newest = max(column for column in rows[0] if re.fullmatch("in_[0-9]{4}_[0-9]{2}", column))
        codes = sorted(row["code"] for row in rows if row[newest] == "Y")
        sets[path.stem] = (newest[3:].replace("_", "-"), codes)
    lines = [line for line in added.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        name, *codes = line.split()
        if name in sets:
            refuse(f"{name} stands in the folder and in {added.name}")
        sets[name] = (lines[0], codes)
    text = []
    for name, (date, codes) in sorted(sets.items()):
        if not codes or len(set(codes)) != len(codes):
            refuse(f"{name} has no code, or one twice")
        for code in codes:
            if not re.fullmatch("[A-Z0-9]{1,35}", code):
                refuse(f"{name} has the code {code!r}")
        text.append(f"{name} {date}")
        text += ["  " + line for line in filled(codes, 2)]
    return text, f"ISO 20022 external code sets, each with the month of its list; {added.name}"


def bank_transaction_codes(folder):
    path = max(folder.glob("bank_transaction_codes_*.csv"))
    families = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            codes = [row[column] for column in ("domain_code", "family_code", "subfamily_code")]
            for code in codes:
                if not re.fullmatch("[A-Z0-9]{4}", code):
                    refuse(f"bank transaction code {codes!r}")
            families.setdefault(" ".join(codes[:2]), set()).add(codes[2])
    text = []
    for family, codes in sorted(families.items()):
        text.append(family)
        text += ["  " + line for line in filled(sorted(codes), 2)]
    return text, f"ISO 20022 bank transaction code structure, {path.stem[-10:]}"


def in_words(name):
    """AbortedClearingTimeout -> Aborted clearing timeout. Abbreviations stay as they are."""
    words = re.findall("[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|[0-9]+", name)
    return " ".join(word if index == 0 or word.isupper() else word.lower() for index, word in enumerate(words))


def first_sentence(definition):
    """The first sentence of a definition, in ASCII, for a code that has no name yet."""
    text = definition.replace("’", "'").replace("–", "-").split(". ")[0].rstrip(".,")
    if not text.isascii():
        refuse(f"definition {definition!r}")
    return text[:100]


def filled(words, indent=0):
    lines = [""]
    for word in words:
        if len(lines[-1]) + 1 + len(word) > COLUMNS_MAX - 8 - indent:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def write(type_name, shape, result, date):
    lines, source = result
    body = "\n".join("        " + line for line in lines)
    text = (
        f"// Generated by Scripts/generate-code-sets.py on {date}, do not edit.\n"
        f"// Source: {source}.\n\n"
        f"/// {shape}\n"
        f"enum {type_name} {{\n"
        f'    static let text = """\n{body}\n        """\n'
        "}\n"
    )
    (OUTPUT / f"{type_name}.swift").write_text(text, "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--countries", type=pathlib.Path, default=pathlib.Path("/usr/share/zoneinfo/iso3166.tab"))
    parser.add_argument("--date", type=datetime.date.fromisoformat, default=datetime.date.today())
    given = parser.parse_args()
    folder, date = given.folder, given.date
    write("CurrencyData", "Each line: currency, minor units (`-` where there are none).", currencies(folder), date)
    write("CountryData", "The countries, several a line.", countries(given.countries), date)
    write("IBANData", "Each line: country, and the fields after the check digits (`n` digits, `a` capitals, `c` both).",
          iban_structures(folder), date)
    write("StatusReasonData", "Each line: code, name in words.", status_reasons(folder), date)
    added = pathlib.Path(__file__).resolve().parent / "external-code-sets-added.txt"
    write("ExternalCodeData", "Each code set: its name and the month of its list, then its codes on indented lines.",
          external_codes(folder, added), date)
    write("BankTransactionCodeData", "Each family: its domain and its code, then its subfamilies on indented lines.",
          bank_transaction_codes(folder), date)


if __name__ == "__main__":
    main()
