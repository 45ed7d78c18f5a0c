// Takes away the files that a choice leaves out, and lets the wrapper run: archives of Maven carry no file modes.
def folder = new File(request.outputDirectory, request.artifactId)
def choices = request.properties
def packagePath = request.properties['package'].replace('.', '/')

def remove = { name ->
    def file = new File(folder, name.replace('@package@', packagePath))
    assert file.delete() : "${file} cannot be deleted"
    for (def parent = file.parentFile; parent != folder && parent.list().length == 0; parent = parent.parentFile) {
        parent.delete()
    }
}

def without = @without@
without.each { kept, files -> if (!kept) files.each(remove) }

def notInExample = @withExample@
if (choices.example == 'true') notInExample.each(remove)

new File(folder, 'mvnw').setExecutable(true, false)
