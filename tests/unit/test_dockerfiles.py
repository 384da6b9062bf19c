"""What a Dockerfile installs in the image that it leaves."""

from benchmark.suite.dockerfiles import installed


def test_packages_of_the_last_stage_are_found_with_the_line_of_their_instruction():
    text = (
        "ARG BASE\nFROM ${BASE}\n\n# why\nRUN apt-get update \\\n && apt-get install -y --no-install-recommends jq bc\n"
    )
    assert installed(text) == {"jq": 5, "bc": 5}


def test_a_stage_that_only_hands_files_over_does_not_count():
    text = (
        "FROM base AS made\nRUN apt-get install -y gcc\nFROM base\nRUN apt-get install -y jq\nCOPY --from=made /a /a\n"
    )
    assert installed(text) == {"jq": 4}


def test_stages_that_the_last_one_is_built_on_count():
    text = (
        "FROM base AS server\nRUN apt-get install -y bind9\nFROM server AS tried\nRUN apt-get install -y gcc\n"
        "FROM server\nRUN true\n"
    )
    assert installed(text) == {"bind9": 2}


def test_options_versions_and_other_commands_are_not_packages():
    text = (
        "FROM base\nRUN apt-get -q update; apt-get -q -y install -o Dpkg::Options::=--path-exclude=/usr/* -t bookworm"
        " jq=1.6-2 libc6-dev:amd64 || exit 1\nRUN echo apt-get\n"
    )
    assert installed(text) == {"jq": 2, "libc6-dev": 2}


def test_a_comment_between_continued_lines_is_left_out():
    text = "FROM base\nRUN apt-get install -y \\\n # the truth\n jq \\\n bc\n"
    assert installed(text) == {"jq": 2, "bc": 2}


def test_a_file_without_a_stage_installs_nothing():
    assert installed("") == {}
    assert installed("RUN apt-get install -y jq\n") == {}
