# Two commands on a fresh machine: `make site` and `make test`. `make` alone lists the others.
# A line `target: needs ## Thai | English` is also the target's line in that list.

PYTHON ?= python3
ADDR ?= 127.0.0.1:8000
ARGS ?=
# A test waits about half of its time, for a browser or a server: more of them at once than there are cores.
TEST_PROCESSES ?= 3

UV := .tools/uv
VENV := .venv
RUN := $(VENV)/bin/python
ITA := $(RUN) -m ita_site.commands
# Stamps live inside the environment, so that deleting it also forgets what was installed.
SITE_READY := $(VENV)/.ready-site
DESK_READY := $(VENV)/.ready-desk
NATION_READY := $(VENV)/.ready-nation
DEV_READY := $(VENV)/.ready-dev
# An environment whose Python is gone (upgraded, or the folder was removed) is made anew.
STALE := $(shell test -x $(RUN) || echo FORCE)

# The lock and the system's own Python are the only sources: uv downloads no Python and resolves nothing.
export UV_PYTHON_DOWNLOADS := never
export UV_PROJECT_ENVIRONMENT := $(VENV)
# Trust what the system trusts (a company's certificates, say); a machine without a list gets uv's own.
export UV_SYSTEM_CERTS ?= $(if $(wildcard /etc/ssl/certs/ca-certificates.crt),true,false)
# Certificates that other tools are told of by other names count as well.
ifndef SSL_CERT_FILE
CA_FILES := $(foreach file,$(REQUESTS_CA_BUNDLE) $(CURL_CA_BUNDLE) $(PIP_CERT),$(if $(wildcard $(file)/.),,$(wildcard $(file))))
ifneq ($(CA_FILES),)
export SSL_CERT_FILE := $(firstword $(CA_FILES))
endif
endif
# Modules compile once, although a shell forbids it: compiling anew costs each start seconds.
unexport PYTHONDONTWRITEBYTECODE
# Material prints a screenful about MkDocs 2 at every start; the lock holds MkDocs 1.
export NO_MKDOCS_2_WARNING := 1

# --inexact keeps what the other targets installed; --no-build lets nothing but locked wheels in.
SYNC = $(UV) sync --frozen --inexact --no-build --quiet --python "$$($(PYTHON) -c 'import sys; print(sys._base_executable)')"
SYNC_FAILED = { printf 'ผิดพลาด: ติดตั้งแพ็กเกจที่ล็อกไว้ไม่ได้ ดูสาเหตุด้านบน\nError: cannot install the locked packages, see above\n' >&2; exit 1; }

MAKEFLAGS += --no-builtin-rules --no-print-directory
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve desk nation test quick check format content links linkjob docs pdf poster bench audit screenshots browser firefox office servers export measure hooks advisories release publish clean FORCE

help: ## แสดงรายการคำสั่งนี้ | Show this list
	@awk -F ' *(: .*## | \\| )' '/^[a-z]+:.* ## .* \| / { printf "make %-12s %s\n%18s%s\n", $$1, $$2, "", $$3 }' $(firstword $(MAKEFILE_LIST))

site: $(SITE_READY) ## สร้างเว็บไซต์ทั้งหมดลงใน site/ | Build the whole site into site/
	@$(ITA) build

serve: $(SITE_READY) ## ดูตัวอย่างและแสดงผลใหม่ทันทีเมื่อแก้ไข (ADDR=ที่อยู่:พอร์ต) | Preview with live reload (ADDR=host:port)
	@$(ITA) serve --addr $(ADDR)

desk: $(DESK_READY) ## โต๊ะทำงานในเบราว์เซอร์: นำเข้า แก้ไข ตรวจ เผยแพร่ (ARGS=ตัวเลือก) | The desk in the browser: import, edit, check, publish (ARGS=options)
	@$(ITA) desk $(ARGS)

nation: $(NATION_READY) ## หลายหน่วยงาน: ตรวจลิงก์ สร้างเว็บไซต์ และหน้ารวม (ARGS=คำสั่งและตัวเลือก) | Many agencies: links, sites, portal (ARGS=command and options)
	@$(ITA) nation $(ARGS)

test: $(DEV_READY) browser firefox office servers ## ทดสอบทุกอย่าง ติดตั้ง Chromium Firefox LibreOffice nginx และ Apache ให้ถ้ายังไม่มี (ARGS=ตัวเลือกของ pytest) | Run every test, with Chromium, Firefox, LibreOffice, nginx and Apache (ARGS=pytest's options)
	@$(RUN) -m pytest -n $(TEST_PROCESSES) --dist worksteal $(ARGS)

quick: $(DEV_READY) ## ทดสอบเร็วระหว่างแก้โค้ด: เฉพาะการทดสอบที่ไม่เปิดเบราว์เซอร์ เซิร์ฟเวอร์ หรือโปรแกรมอื่น (ARGS=ตัวเลือกของ pytest) | Run the tests that start no browser, server or other program, while editing (ARGS=pytest's options)
	@$(RUN) -m pytest -m quick $(foreach folder,browser commands hostile office publish scripts word_import,--ignore tests/$(folder)) -n auto --maxprocesses 4 --dist worksteal $(ARGS)

check: $(DEV_READY) ## ตรวจโค้ด ชนิดข้อมูล และเนื้อหา | Check the code, the types, the lock and the content
	@$(UV) lock --check --quiet
	@$(RUN) -m ruff check
	@$(RUN) -m ruff format --check
	@$(RUN) -m mypy
	@$(VENV)/bin/lint-imports --no-cache >/dev/null || { $(VENV)/bin/lint-imports --no-cache; exit 1; }
	@$(RUN) -m scripts.javascript.check
	@$(ITA) check

format: $(DEV_READY) ## จัดรูปแบบโค้ด | Format the code and fix what can be fixed
	@$(RUN) -m ruff check --fix
	@$(RUN) -m ruff format

content: $(SITE_READY) ## ตรวจเนื้อหารายงานโดยไม่สร้างเว็บไซต์ | Check the report's content without building the site
	@$(ITA) check

links: $(SITE_READY) ## ตรวจลิงก์หลักฐานที่ถึงกำหนด (ARGS=ตัวเลือก) | Check the evidence links that are due (ARGS=options)
	@$(ITA) links $(ARGS)

linkjob: $(SITE_READY) ## งานตรวจลิงก์ตามเวลา: ตรวจ บันทึก ส่งขึ้น git | The scheduled link job: check, commit, push
	@scripts/links_job.sh

docs: $(SITE_READY) ## เขียนเอกสารที่สร้างจากโค้ดใหม่ | Write the generated documentation anew
	@$(RUN) scripts/generate/docs.py

pdf: site ## พิมพ์รายงานทุกฉบับเป็น PDF ลงใน build/pdf/ ด้วย Chromium (ARGS=ตัวเลือก) | Print every report as PDF into build/pdf/ with Chromium (ARGS=options)
	@$(ITA) pdf $(ARGS)

poster: $(SITE_READY) ## ทำป้ายประกาศ A4 กับข้อความเสียงตามสายลงใน build/poster/ (ARGS=ตัวเลือก) | Write an A4 poster and a loudspeaker text into build/poster/ (ARGS=options)
	@$(ITA) poster $(ARGS)

bench: $(DEV_READY) ## วัดความเร็วการสร้างเว็บไซต์ | Measure how long a build takes
	@$(RUN) scripts/bench/build.py $(ARGS)

audit: $(DEV_READY) browser ## วัดเว็บไซต์ด้วย Lighthouse ต้องมี npm (ARGS=ตัวเลือก) | Measure the site with Lighthouse; needs npm (ARGS=options)
	@$(RUN) -m scripts.bench.audit $(ARGS)

screenshots: $(DEV_READY) browser ## ถ่ายภาพหน้าเว็บด้วย Chromium | Take screenshots of the pages with Chromium
	@$(RUN) -m scripts.pictures.screenshots $(ARGS)

browser: $(DEV_READY) ## หาหรือติดตั้ง Chromium และฟอนต์ไทย | Find or install Chromium and Thai fonts
	@$(RUN) scripts/install/browser.py

firefox: $(DEV_READY) ## หาหรือติดตั้ง Firefox (ใช้ทดสอบหน้าเว็บ) | Find or install Firefox, with which the tests open the pages
	@$(RUN) scripts/install/firefox.py

office: $(DEV_READY) ## หาหรือติดตั้ง LibreOffice (ใช้ตรวจไฟล์ Word และ Excel) | Find or install LibreOffice, with which the tests open Word and Excel files
	@$(RUN) scripts/install/office.py

servers: $(DEV_READY) ## หาหรือติดตั้ง nginx Apache และ systemd-analyze (ใช้ทดสอบเว็บไซต์บนเครื่องแม่ข่าย) | Find or install nginx, Apache and systemd-analyze, with which the tests serve the site
	@$(RUN) scripts/install/servers.py

export: $(SITE_READY) ## ส่งออกรายงานเป็น Word Excel และ PDF ลงใน build/export/ (ARGS=ตัวเลือก) | Write a report as Word, Excel and PDF into build/export/ (ARGS=options)
	@$(ITA) export $(ARGS)

measure: $(SITE_READY) ## เพิ่มมาตรการใหม่ด้วยการตอบคำถาม | Add a measure by answering questions
	@$(ITA) measure $(ARGS)

hooks: $(DEV_READY) ## ให้ git ตรวจโค้ดก่อน commit ทุกครั้ง | Let git check the code before each commit
	@$(RUN) -m pre_commit install

advisories: $(UV) ## ถามว่าแพ็กเกจที่ล็อกไว้มีช่องโหว่ที่ประกาศแล้วหรือไม่ (ARGS=ตัวเลือกของ uv audit) | Ask OSV whether any locked package has a known vulnerability (ARGS=uv audit's options)
	@$(UV) audit --frozen --preview-features audit $(ARGS)

release: $(DEV_READY) ## สร้าง wheel และรายการส่วนประกอบ (CycloneDX) ลงใน build/release/ | Build the wheel and its bill of materials (CycloneDX) into build/release/
	@$(RUN) -m scripts.release.build $(ARGS)

publish: ## เผยแพร่ build/release/ เป็นรุ่นของแท็ก (งานของ GitHub สั่ง) | Publish build/release/ as the release of a tag; the workflow calls it
	@scripts/release/publish.sh

clean: ## ลบทุกอย่างที่สร้างหรือติดตั้งไว้ในโฟลเดอร์นี้ | Remove everything made or installed in this folder
	rm -rf site build .venv .tools .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache

$(UV): uv.lock scripts/install/bootstrap.py
	@$(PYTHON) scripts/install/bootstrap.py >/dev/null
	@touch $@

$(SITE_READY): $(UV) uv.lock pyproject.toml $(STALE)
	@$(SYNC) --no-default-groups || $(SYNC_FAILED)
	@touch $@

$(DESK_READY): $(UV) uv.lock pyproject.toml $(STALE)
	@$(SYNC) --no-default-groups --extra desk || $(SYNC_FAILED)
	@touch $@

$(NATION_READY): $(UV) uv.lock pyproject.toml $(STALE)
	@$(SYNC) --no-default-groups --extra nation || $(SYNC_FAILED)
	@touch $@

$(DEV_READY): $(UV) uv.lock pyproject.toml $(STALE)
	@$(SYNC) --all-extras || $(SYNC_FAILED)
	@$(subst --no-build ,,$(SYNC)) --only-group ftp || $(SYNC_FAILED)
	@touch $@

FORCE:
