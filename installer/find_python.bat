@echo off
rem Sets "python" to a Python from 3.11 to 3.13: the environment's own, the launcher's, or the one on PATH.
set "python="
if exist "%here%.venv\Scripts\python.exe" set python="%here%.venv\Scripts\python.exe"
if defined python exit /b 0
for %%V in (3.13 3.12 3.11) do (
  if not defined python py -%%V -c "" >nul 2>nul && set python=py -%%V
)
if defined python exit /b 0
python -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))" >nul 2>nul && set python=python
if defined python exit /b 0
echo Python 3.11 to 3.13 is needed. Install it and tick "Add python.exe to PATH". 1>&2
exit /b 1
